"""The commands of `python -m bot`, one module each; heavy imports stay inside the functions."""
