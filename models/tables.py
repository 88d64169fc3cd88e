"""Every table in one import: what the metadata must know before it is compared or created."""

from models import people, plans, upkeep, work
from models.base import Base

__all__ = ["Base", "people", "plans", "upkeep", "work"]
