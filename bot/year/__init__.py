"""A whole period of a plan played quickly, and its figures compared with a count of its own."""
