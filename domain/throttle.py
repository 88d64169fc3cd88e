"""How fast somebody may go: a bucket that fills with time, as the clock of the caller tells it."""

from dataclasses import dataclass
from enum import StrEnum


class Admission(StrEnum):
    """What becomes of a request: taken, refused with a word, refused in silence."""

    TAKEN = "taken"
    WARNED = "warned"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class RateLimit:
    """`burst` requests at once, and `per_second` on end."""

    burst: int
    per_second: float


@dataclass(slots=True)
class TokenBucket:
    """What is left of somebody's burst at the moment `at` (seconds of any clock)."""

    left: float
    at: float
    warned: bool = False

    def is_full(self, rate: RateLimit, now: float) -> bool:
        """Whether so much time has passed that nothing is known of its owner any more."""
        return self.left + (now - self.at) * rate.per_second >= rate.burst


class Throttle:
    """The buckets of everybody who was here lately; who has had a rest is forgotten."""

    def __init__(self, rate: RateLimit, at_most: int = 10_000) -> None:
        self._rate = rate
        self._at_most = at_most
        self._buckets: dict[int, TokenBucket] = {}

    def __len__(self) -> int:
        return len(self._buckets)

    def ask(self, key: int, now: float) -> Admission:
        """Whether `key` may go on at `now`. The first refusal is WARNED, further ones SILENT.

        A warning is given again only after a request was taken with half the burst back.
        """
        if len(self._buckets) >= self._at_most:
            self._forget(now)
        bucket = self._buckets.setdefault(key, TokenBucket(self._rate.burst, now))
        passed = max(0.0, now - bucket.at)
        bucket.left = min(self._rate.burst, bucket.left + passed * self._rate.per_second)
        bucket.at = now
        if bucket.left < 1:
            admission = Admission.SILENT if bucket.warned else Admission.WARNED
            bucket.warned = True
            return admission
        if bucket.left >= self._rate.burst / 2:
            bucket.warned = False
        bucket.left -= 1
        return Admission.TAKEN

    def _forget(self, now: float) -> None:
        self._buckets = {
            key: bucket
            for key, bucket in self._buckets.items()
            if not bucket.is_full(self._rate, now)
        }
