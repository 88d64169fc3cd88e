"""Who takes part: organisations, groups, memberships, invites; what is kept, and forgetting."""
