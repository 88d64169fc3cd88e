"""Every table in one import: what the metadata must know before it is compared or created."""

from models import inbox, letters, people, reminders, roadmaps, tasks, upkeep
from models.base import Base

__all__ = ["Base", "inbox", "letters", "people", "reminders", "roadmaps", "tasks", "upkeep"]
