"""The methods of the Bot API that the simulator plays, one module a topic."""

from simulator.methods import (
    callbacks,
    chat,
    deleting,
    editing,
    forwarding,
    media,
    messages,
    polling,
    profile,
)
from simulator.methods.registry import find

__all__ = [
    "callbacks",
    "chat",
    "deleting",
    "editing",
    "find",
    "forwarding",
    "media",
    "messages",
    "polling",
    "profile",
]
