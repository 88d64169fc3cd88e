"""The parts of `domain.reminders`, which is what others import."""
