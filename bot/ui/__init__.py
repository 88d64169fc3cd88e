"""What a person sees: texts, keyboards, callback data."""
