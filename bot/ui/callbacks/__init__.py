"""Callback data of every button: a short prefix and integer ids, 64 bytes at most.

Buttons live for weeks inside old messages: never give a prefix or a field another meaning; add a
new one instead. What a button cannot hold (a forged number, an unknown word) is no button of
ours: `unpack` raises ValueError, no handler takes it, and `handlers.core.fallback` answers.
"""
