"""Who does what: what the parties of a roadmap point to, and the tasks that follow from it."""
