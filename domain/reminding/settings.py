"""A policy as plain values, so that a roadmap keeps only what differs from the defaults."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import time
from typing import Any

from domain.errors import Code, Refusal
from domain.reminding.policy import Escalation, Lead, Policy, QuietHours, RecipientKind

Plain = None | int | str | Sequence["Plain"]
"""What JSON can hold of a policy: numbers, «09:00», and lists of them."""


def policy_with(values: Mapping[str, Any]) -> Policy:
    """The default policy with some fields replaced, as `policy_values` writes them.

    Raises Refusal(Code.BAD_INPUT, field) for a field that there is not and for a value that does
    not fit it.
    """
    changed = {}
    for field, value in values.items():
        try:
            changed[field] = _READERS[field](value)
        except (KeyError, TypeError, ValueError) as error:
            raise Refusal(Code.BAD_INPUT, field=field) from error
    return replace(Policy(), **changed)


def policy_values(policy: Policy) -> dict[str, Plain]:
    """The fields of a policy that differ from the defaults, as JSON can hold them."""
    usual = Policy()
    return {
        field.name: _plain(getattr(policy, field.name))
        for field in fields(Policy)
        if getattr(policy, field.name) != getattr(usual, field.name)
    }


def _plain(value: Any) -> Plain:
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, QuietHours | Escalation | Lead):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, RecipientKind):
        return value.value
    plain_value: Plain = value
    return plain_value


def _whole(value: Any) -> int:
    # True is an int to Python and «7» is one to int(), but neither is a number of days.
    if type(value) is not int:
        raise TypeError(value)
    return value


def _time(value: Any) -> time:
    read = time.fromisoformat(value)
    if read.tzinfo is not None:
        raise ValueError(value)
    return read


def _days(value: Any) -> tuple[int, ...]:
    return tuple(_whole(part) for part in value)


def _optional(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "before": _days,
    "after": _days,
    "then_every": _optional(_whole),
    "hour": _time,
    "last_call": _optional(_time),
    "quiet": lambda value: QuietHours(*map(_time, value)),
    "escalation": lambda value: tuple(
        Escalation(RecipientKind(to), _whole(after)) for to, after in value
    ),
    "check_in_before": _days,
    "weekly": _optional(_whole),
    "leads": lambda value: tuple(Lead(_whole(days), _whole(percent)) for days, percent in value),
}
