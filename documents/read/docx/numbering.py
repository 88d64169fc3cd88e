"""Automatic numbering: the labels that Word shows before paragraphs and that are no text."""

import re
from dataclasses import dataclass, field

from lxml import etree

from documents.read.docx import names
from documents.read.docx.ordinals import write_ordinal

_PLACE = re.compile("%([1-9])")
_BULLET = "•"
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart` is the number of the level that resets it (0: none does)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """An abstract list with the state of its counters, by level."""

    levels: dict[int, Level] = field(default_factory=dict)
    style_link: str | None = None
    reached: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Instance:
    """A use of an abstract list. Instances count on from each other, but for their `starts`."""

    of: _List
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """The lists of one document; its labels must be asked for in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._instances: dict[str, _Instance] = {}
        if root is None:
            return
        lists = {
            element.get(names.w("abstractNumId"), ""): element
            for element in root.iter(names.w("abstractNum"))
        }
        made = {key: _read_list(element) for key, element in lists.items()}
        by_style = {
            link: made[key]
            for key, element in lists.items()
            if (link := names.value_of(element, names.w("styleLink")))
        }
        for element in root.iter(names.w("num")):
            base = made.get(names.value_of(element, names.w("abstractNumId")) or "")
            if base is not None:
                # A list may only say «I look like that style», and the style's list has the levels.
                base = base if base.levels else by_style.get(base.style_link or "", base)
                self._instances[element.get(names.w("numId"), "")] = _read_instance(element, base)

    def label(self, list_id: str | None, level: int | None, style: str | None) -> str:
        """The label of the next paragraph of a list, "" if it has none.

        Where the numbering comes with a paragraph style, `level` may be None: the level is then
        the one that names the style.
        """
        instance = self._instances.get(list_id or _NO_LIST)
        if instance is None:
            return ""
        if level is None:
            linked = (key for key, value in instance.of.levels.items() if value.style == style)
            level = next(linked, 0)
        return _advance(instance, level)


def _advance(instance: _Instance, level: int) -> str:
    counters = instance.of.reached
    if level in instance.starts:
        counters[level] = instance.starts.pop(level) - 1
    for upper in range(level):
        counters.setdefault(upper, _level(instance, upper).start)
    current = _level(instance, level)
    counters[level] = counters.get(level, current.start - 1) + 1
    for lower in [key for key in counters if key > level]:
        restart = _level(instance, lower).restart
        if restart is None or level < restart:
            del counters[lower]
    return _write(instance, level, counters)


def _level(instance: _Instance, level: int) -> Level:
    return instance.levels.get(level) or instance.of.levels.get(level) or Level()


def _write(instance: _Instance, level: int, counters: dict[int, int]) -> str:
    current = _level(instance, level)
    if current.form == "bullet":
        return _BULLET

    def number(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        form = "decimal" if current.legal else _level(instance, which).form
        return write_ordinal(counters.get(which, _level(instance, which).start), form)

    return _PLACE.sub(number, current.text)


def _read_list(element: etree._Element) -> _List:
    levels = {
        int(level.get(names.NUMBERING_LEVEL, "0")): _read_level(level)
        for level in element.findall(names.w("lvl"))
    }
    return _List(levels, names.value_of(element, names.w("numStyleLink")))


def _read_instance(element: etree._Element, base: _List) -> _Instance:
    instance = _Instance(base, {}, {})
    for override in element.findall(names.w("lvlOverride")):
        level = int(override.get(names.NUMBERING_LEVEL, "0"))
        start = names.number_of(override, names.w("startOverride"))
        if start is not None:
            instance.starts[level] = start
        own = names.child_of(override, names.w("lvl"))
        if own is not None:
            instance.levels[level] = _read_level(own)
    return instance


def _read_level(element: etree._Element) -> Level:
    start = names.number_of(element, names.w("start"))
    return Level(
        start=1 if start is None else start,
        form=_form(element),
        text=names.value_of(element, names.w("lvlText")) or "",
        restart=names.number_of(element, names.w("lvlRestart")),
        legal=bool(names.switch_of(element, names.w("isLgl"))),
        style=names.value_of(element, names.PARAGRAPH_STYLE),
    )


def _form(element: etree._Element) -> str:
    # Newer forms are wrapped in an alternative whose fallback is one that every reader knows.
    found = next(
        (form for form in element.iter(names.w("numFmt")) if form.get(names.VALUE) != "custom"),
        None,
    )
    return found.get(names.VALUE, "decimal") if found is not None else "decimal"
