"""The numbers of a plan that are most like one that it does not have."""

from collections.abc import Iterable

MOST = 3


def nearest(number: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most three of the known numbers: the same figures in another order, then near ones of the
    same section, then those of near sections. Names that are no numbers come last of all.
    """
    wanted = _parts(number)
    return tuple(sorted(known, key=lambda each: _distance(wanted, _parts(each)))[:MOST])


def _parts(number: str) -> tuple[int, ...]:
    parts = number.replace(",", ".").replace("/", ".").strip(".").split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()


def _distance(wanted: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    if not other:
        return (2,)
    if sorted(wanted) == sorted(other):
        return (0,)
    length = max(len(wanted), len(other))
    pairs = zip(_filled(wanted, length), _filled(other, length), strict=True)
    return (1, *(abs(first - second) for first, second in pairs))


def _filled(parts: tuple[int, ...], length: int) -> tuple[int, ...]:
    return (*parts, *(0 for _ in range(length - len(parts))))
