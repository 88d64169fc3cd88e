"""Switches for bad weather: rate limits, slowness, errors, lost connections; repeatable by seed."""

import math
import random
import time
from collections import Counter, deque
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from simulator.errors import ApiError

Kind = Literal["error", "html", "drop_before", "drop_after", "hang"]
KINDS: tuple[Kind, ...] = ("error", "html", "drop_before", "drop_after", "hang")

CALLBACK_SECONDS = 15.0
"""How long Telegram's apps wait for the answer to a press; later ones are refused."""


@dataclass
class Faults:
    """What goes wrong, and how often. Shares are probabilities 0–1 of one call; seconds are real.

    `drop_before` loses the connection before the call is looked at, `drop_after` after it has
    done its work (the message is sent, the bot does not learn of it), `hang` answers too late,
    `html` is the 502 page of a proxy. getUpdates and the profile calls at start are spared
    unless `polling` is on.
    """

    rate_limits: bool = False
    per_second: float = 30
    chat_per_second: float = 1
    group_per_minute: float = 20
    latency: float = 0.0
    latency_jitter: float = 0.0
    error_share: float = 0.0
    error_code: int = 500
    html_share: float = 0.0
    drop_before_share: float = 0.0
    drop_after_share: float = 0.0
    hang_share: float = 0.0
    hang_seconds: float = 30.0
    polling: bool = False
    callback_seconds: float = CALLBACK_SECONDS
    seed: int = 0
    _random: random.Random = field(
        default_factory=lambda: random.Random(0), repr=False, compare=False
    )
    _planned: list[tuple[Kind | ApiError, str]] = field(
        default_factory=list, repr=False, compare=False
    )

    def change(self, **values: Any) -> None:
        """Set switches by name; a new `seed` starts its own row of chances.

        Raises ValueError for an unknown name or a value of the wrong kind.
        """
        known = self.as_dict()
        for name, value in values.items():
            if name not in known:
                raise ValueError(f"unknown switch {name!r}")
            if isinstance(known[name], bool) != isinstance(value, bool) or not isinstance(
                value, int | float
            ):
                raise ValueError(f"switch {name!r} does not take {value!r}")
        for name, value in values.items():
            setattr(self, name, value)
        if "seed" in values:
            self._random = random.Random(self.seed)

    def reset(self) -> None:
        """Fair weather again."""
        vars(self).update(vars(Faults()))

    def plan(self, kind: Kind | ApiError, method: str, times: int = 1) -> None:
        """Have exactly the next `times` calls of `method` fail in this way, whatever the shares.

        An `ApiError` is what Telegram refuses them with.
        """
        self._planned += [(kind, method.lower())] * times

    def draw(self, method: str) -> Kind | ApiError | None:
        """What befalls this call of `method` (lower case), if anything."""
        if self._planned:
            for index, (kind, planned) in enumerate(self._planned):
                if planned == method:
                    del self._planned[index]
                    return kind
        if method == "getupdates" and not self.polling:
            return None
        shares = (
            self.error_share,
            self.html_share,
            self.drop_before_share,
            self.drop_after_share,
            self.hang_share,
        )
        if not any(shares):
            return None
        chance = self._random.random()
        for fault, share in zip(KINDS, shares, strict=True):
            if chance < share:
                return fault
            chance -= share
        return None

    def delay(self, method: str) -> float:
        """Seconds to hold this call back."""
        if not self.latency and not self.latency_jitter:
            return 0.0
        if method == "getupdates" and not self.polling:
            return 0.0
        return self.latency + self._random.random() * self.latency_jitter

    def as_dict(self) -> dict[str, Any]:
        """The switches with their values, for the control API."""
        names = (item.name for item in fields(self))
        return {name: getattr(self, name) for name in names if not name.startswith("_")}


class RateLimiter:
    """Telegram's limits on sending as sliding windows of real time: in all, a chat, a group."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._sent: dict[object, deque[float]] = {}

    def admit(self, chat_id: int, *, group: bool) -> int:
        """0 where a message may go out now, otherwise the whole seconds to wait (at least 1)."""
        if not self._faults.rate_limits:
            return 0
        now = time.monotonic()
        windows: list[tuple[object, float, float]] = [
            ("all", self._faults.per_second, 1.0),
            (chat_id, self._faults.chat_per_second, 1.0),
        ]
        if group:
            windows.append((("group", chat_id), self._faults.group_per_minute, 60.0))
        wait = max(self._wait(key, limit, span, now) for key, limit, span in windows)
        if wait > 0:
            return math.ceil(wait)
        for key, _, _ in windows:
            self._sent[key].append(now)
        return 0

    def _wait(self, key: object, limit: float, span: float, now: float) -> float:
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - span:
            sent.popleft()
        return sent[0] + span - now if len(sent) >= limit and sent else 0.0


@dataclass
class Counters:
    """What the bot did, for programs that judge it: calls by method, messages, refusals."""

    requests: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    too_many: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Plain values; `too_many` counts the 429 that were earned, `messages` those accepted."""
        return {
            "requests": dict(self.requests),
            "refused": dict(self.refused),
            "faults": dict(self.faults),
            "messages": self.messages,
            "too_many": self.too_many,
        }

    def reset(self) -> None:
        """Count from zero again."""
        vars(self).update(vars(Counters()))
