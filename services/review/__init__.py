"""What a curator does with reports: the queue, accepting, returning with a reason."""
