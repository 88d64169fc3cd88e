"""How far the documents that an activity asks for are there."""

from collections.abc import Sequence

from domain.draft import DraftSlot
from domain.wording import stems

SPOKEN = ("audio", "video_note", "voice")
"""Kinds of files, in the Bot API's words, that are kept and heard, and are no document."""


def filled(slots: Sequence[DraftSlot], files: Sequence[str]) -> list[int]:
    """How many files each slot has got, never more than it asks for.

    A file goes to the slot whose name shares most words with its own name and caption (one of
    `files`), then to the first that has room: what is in a file is for the reviewer to see.
    """
    wanted = [stems(slot.name) for slot in slots]
    counts = [0] * len(slots)
    unnamed = 0
    for file in files:
        words = stems(file)
        best, most = 0, 0
        for place, slot in enumerate(slots):
            shared = len(wanted[place] & words) if counts[place] < slot.count else 0
            if shared > most:
                best, most = place, shared
        if most:
            counts[best] += 1
        else:
            unnamed += 1
    for place, slot in enumerate(slots):
        taken = min(unnamed, slot.count - counts[place])
        counts[place] += taken
        unnamed -= taken
    return counts
