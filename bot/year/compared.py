"""What was compared, and what differs."""

from dataclasses import dataclass

from services.summaries.figures import Figures

FIGURES = (
    "total", "done", "done_late", "in_review", "in_work", "returned", "blocked", "planned",
    "overdue", "ahead",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the bot and the count do not agree."""

    question: str
    shown: object
    counted: object

    def __str__(self) -> str:
        return f"{self.question}: {self.shown} / {self.counted}"


@dataclass(slots=True)
class Compared:
    """What was compared so far: how many answers, and those that differ."""

    answers: int
    differences: list[Difference]

    def note(self, question: str, shown: object, counted: object) -> None:
        self.answers += 1
        if shown != counted:
            self.differences.append(Difference(question, shown, counted))


def plain(figures: Figures) -> dict[str, int]:
    """Figures in the form of the counter."""
    return {name: getattr(figures, name) for name in FIGURES if getattr(figures, name)}


def ordered(figures: dict[str, int]) -> list[tuple[str, int]]:
    """Figures of the counter in the order of `FIGURES`."""
    return [(name, figures[name]) for name in FIGURES if name in figures]
