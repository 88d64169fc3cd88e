"""What a school says: reports, words, numbers and files, and the history that they make."""
