"""The rules of roadmap work on plain values: no I/O, no clock, no Telegram."""
