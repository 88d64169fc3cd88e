"""Command line, wiring, settings and what a person sees."""
