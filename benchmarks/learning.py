"""Learns the weights of `domain.utterances.likelihood` from the tables of what people say.

`python -m benchmarks.learning` writes them anew; with `--check` it writes nothing and prints how
many intents of a fifth of the sayings are right when learned from the other four.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from domain.utterances import Intent, SpeakerRole, Utterance, World
from domain.utterances.likelihood import SCALE, WEIGHTS, ZERO, features
from domain.utterances.marking import phrase_of
from tests.domain.utterance_examples import learned, sayings

Floats = NDArray[np.float32]
Told = tuple[Utterance, World, Intent]
STEPS = 150
RATE, SMOOTH, DECAY, TINY = 0.1, 0.9, 0.999, 1e-8
PENALTY = 0.01
"""Keeps weights small, so that no saying is learned by heart."""

FOLDS = 5
REACH = 36
"""Letters on either side of ZERO."""


EVERYBODYS = frozenset(
    {
        Intent.HELP, Intent.MENU, Intent.SETTINGS, Intent.GREET, Intent.THANKS, Intent.SNOOZE,
        Intent.CONTACT, Intent.RANKING, Intent.FORECAST, Intent.EXPORT, Intent.PACK,
    }
)  # fmt: skip
"""What is said alike by everybody."""

ANYWHERE = (EVERYBODYS | {Intent.LIST, Intent.DEBTORS, Intent.REVIEW}) - {Intent.SNOOZE}
"""What is said alike beside a card and without one."""


@dataclass(frozen=True)
class Known:
    """A saying as its features, and what is meant; `said` and no copy for another role or place."""

    features: set[str]
    intent: Intent
    said: bool


def known() -> Iterator[Known]:
    """Every saying without a prompt once, and the same as others would say it."""
    seen = set()
    told = [
        *((e.said, e.world, Intent(e.intent)) for e in learned()),
        *((said, world, Intent(intent)) for said, world, intent in sayings()),
    ]
    for place, (said, world, intent) in enumerate((*told, *_likewise(told))):
        key = (said.text.lower(), said.role, bool(said.open or said.reply))
        if said.prompt is None and key not in seen:
            seen.add(key)
            yield Known(features(phrase_of(said, world)), intent, said=place < len(told))


def _likewise(told: list[Told]) -> Iterator[Told]:
    """What others would say in the same words, and the same beside a card."""
    for said, world, intent in told:
        roles = list(SpeakerRole) if intent in EVERYBODYS else [said.role]
        for role in roles:
            yield replace(said, role=role), world, intent
            if intent in ANYWHERE and not said.reply:
                yield replace(said, role=role, open=world.activities[0].number), world, intent


def kept(rows: list[Known]) -> list[str]:
    """Features that were said twice, and every word."""
    counted = Counter(name for row in rows if row.said for name in row.features)
    return sorted(
        name for name, times in counted.items() if times > 1 or name[:2] in ("l:", "4:", "5:")
    )


class Learner:
    """Multinomial logistic regression over few features of many, by Adam."""

    def __init__(self, rows: list[Known]) -> None:
        self.names = kept(rows)
        self.intents = sorted({row.intent for row in rows})
        self._place = {name: place for place, name in enumerate(self.names, 1)}
        self.weights: Floats = np.zeros((len(self.names) + 1, len(self.intents)), np.float32)
        self.bias: Floats = np.zeros((1, len(self.intents)), np.float32)
        self._learn(rows)

    def _indexes(self, row: set[str]) -> list[int]:
        return sorted(self._place[name] for name in row if name in self._place)

    def _learn(self, rows: list[Known]) -> None:
        indexes = [self._indexes(row.features) for row in rows]
        table = np.zeros((len(rows), max(map(len, indexes))), np.int32)
        for place, row in enumerate(indexes):
            table[place, : len(row)] = row
        size: Floats = np.array([[1 / np.sqrt(len(row) + 1)] for row in indexes], np.float32)
        truth = np.array([[row.intent == intent for intent in self.intents] for row in rows])
        order = np.argsort(table, axis=None, kind="stable")
        flat = table.ravel()[order]
        starts = np.flatnonzero(np.r_[True, flat[1:] != flat[:-1]])
        of_row = np.repeat(np.arange(len(rows)), table.shape[1])[order]
        moved = [_Adam(self.weights), _Adam(self.bias)]
        for step in range(1, STEPS + 1):
            self.weights[0] = 0
            scores = sum(self.weights[column] for column in table.T) * size + self.bias
            wrong = _shares(scores) - truth
            slope = PENALTY * self.weights
            slope[flat[starts]] += np.add.reduceat((wrong * size)[of_row], starts, axis=0)
            moved[0].move(slope, step)
            moved[1].move(wrong.sum(0, keepdims=True), step)
        self.weights[0] = 0

    def likeliest(self, row: set[str]) -> Intent:
        found = self._indexes(row)
        scores = self.weights[found].sum(0) / np.sqrt(len(found) + 1) + self.bias[0]
        return self.intents[int(scores.argmax())]

    def write(self, path: Path) -> None:
        lines = [f"bias\t{_letters(self.bias[0])}"]
        lines += [
            f"{name}\t{letters}"
            for name, row in zip(self.names, self.weights[1:], strict=True)
            if set(letters := _letters(row)) != {chr(ZERO)}
        ]
        path.write_text("\n".join([" ".join(self.intents), *lines, ""]), encoding="utf-8")


class _Adam:
    def __init__(self, values: Floats) -> None:
        self._values = values
        self._mean, self._square = np.zeros_like(values), np.zeros_like(values)

    def move(self, slope: Floats, step: int) -> None:
        self._mean += (1 - SMOOTH) * (slope - self._mean)
        self._square += (1 - DECAY) * (slope**2 - self._square)
        mean, square = self._mean / (1 - SMOOTH**step), self._square / (1 - DECAY**step)
        self._values -= RATE * mean / (np.sqrt(square) + TINY)


def _shares(scores: Floats) -> Floats:
    beliefs: Floats = np.exp(scores - scores.max(1, keepdims=True))
    beliefs /= beliefs.sum(1, keepdims=True)
    return beliefs


def _letters(row: Floats) -> str:
    steps = np.clip(np.rint(row / SCALE), -REACH, REACH).astype(int) + ZERO
    return "".join(map(chr, steps))


def main() -> None:
    """Write the weights, or say how well they are learned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    checks = parser.parse_args().check
    rows = list(known())
    if not checks:
        learner = Learner(rows)
        learner.write(WEIGHTS)
        print(f"{sum(row.said for row in rows)} sayings, {len(learner.names)} features")
        return
    said = [row for row in rows if row.said]
    right = 0
    for fold in range(FOLDS):
        learner = Learner([row for place, row in enumerate(said) if place % FOLDS != fold])
        held = said[fold::FOLDS]
        right += sum(learner.likeliest(row.features) == row.intent for row in held)
    print(f"{len(said)} sayings, {right / len(said):.1%} right")


if __name__ == "__main__":
    main()
