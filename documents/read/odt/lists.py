"""Labels of lists («1.2.», «а)»), which OpenDocument keeps apart from the text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from documents.read import open_names as names
from documents.read.docx.ordinals import write_ordinal

_BULLET = "•"
_FORMS = {
    "1": "decimal",
    "i": "lowerRoman",
    "I": "upperRoman",
    "a": "lowerLetter",
    "A": "upperLetter",
    "а, б, .., аа, аб, ... (ru)": "russianLower",
    "А, Б, .., Аа, Аб, ... (ru)": "russianUpper",
}
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level is numbered; `form` is None for a bullet."""

    form: str | None
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


@dataclass(slots=True)
class _Counters:
    """The numbers that the levels of one list style have reached."""

    reached: dict[int, int] = field(default_factory=dict)


class Lists:
    """The list styles of one document; labels must be asked for in reading order."""

    def __init__(self, *roots: etree._Element) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, _Counters] = {}
        for root in roots:
            for style in root.iter(names.LIST_STYLE):
                self._levels[style.get(names.NAME, "")] = dict(_levels(style))

    def restart(self, style: str, level: int, start: int | None = None) -> None:
        """Begin to count a level anew, as a list does that continues no other."""
        reached = self._reached(style)
        for lower in [key for key in reached if key >= level]:
            del reached[lower]
        if start is not None:
            reached[level] = start - 1

    def label(self, style: str, level: int, start: int | None = None) -> str:
        """The label of the next item, "" where the style gives none."""
        levels = self._levels.get(style, {})
        own = levels.get(level)
        if own is None:
            return ""
        if own.form is None:
            return _BULLET
        reached = self._reached(style)
        reached[level] = reached.get(level, own.start - 1) + 1 if start is None else start
        for lower in [key for key in reached if key > level]:
            del reached[lower]
        if not own.form:
            return ""
        numbers = []
        for upper in range(max(level - own.shown + 1, 1), level + 1):
            form = (levels.get(upper) or own).form
            if form:
                numbers.append(write_ordinal(reached.get(upper, 1), form))
        return f"{own.prefix}{'.'.join(numbers)}{own.suffix}"

    def _reached(self, style: str) -> dict[int, int]:
        return self._counters.setdefault(style, _Counters()).reached


def _levels(style: etree._Element) -> Iterator[tuple[int, _Level]]:
    for element in style:
        level = min(int(element.get(names.LEVEL, "1")), _DEEPEST)
        if element.tag == names.BULLET:
            yield level, _Level(None)
        elif element.tag == names.NUMBER:
            form = element.get(names.NUMBER_FORM, "")
            yield (
                level,
                _Level(
                    _FORMS.get(form, "decimal") if form else "",
                    element.get(names.PREFIX, ""),
                    element.get(names.SUFFIX, ""),
                    int(element.get(names.START, "1")),
                    int(element.get(names.DISPLAY_LEVELS, "1")),
                ),
            )
