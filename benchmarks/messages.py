"""A school year of messages: who gets how many, how often the same, and what came of them.

`python -m benchmarks.messages [--plan FILE] [--read FILE] [--keep FOLDER]` plays September to June
with the sample plan: four kinds of coordinators (diligent, late, passive, of two schools), two
curators, a head and a manager. Everything is planned, rendered and written down as in earnest; only
Telegram is left out. Ends with 1 where a wanted figure is missed, or where somebody who owed went
untold before, on or after the day.

Figures are counts of messages, so they need no yardstick: the same plan gives the same year.
"""

import argparse
import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.played_year import play
from benchmarks.told_year import Sent, Year
from bot import sample

WEEK = timedelta(days=7)
FORTNIGHT = timedelta(days=14)

WANTED = {"passive": 45, "diligent": 20, "head": 12, "curator": 60}
"""The most messages from September to June, by what a person is; a curator's without questions."""

MOST_A_WEEK = 4
"""The most that a coordinator gets in any week of seven days."""

COORDINATORS = ("diligent", "late", "passive", "of two schools")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plan", type=Path, default=sample.PLAN)
    parser.add_argument("--read", type=Path, help="write all bodies of the year here")
    parser.add_argument("--keep", type=Path, help="leave the year's database in this new folder")
    args = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        kept = args.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        year = asyncio.run(play(args.plan, kept.resolve()))
    if args.read:
        args.read.write_text(bodies(year), encoding="utf-8")
    return report(year)


def report(year: Year) -> int:
    """Print the figures; 1 where one is missed."""
    faults = list(year.untold)
    print(f"{'person':16} {'messages':>8} {'a week':>7} {'most':>5} {'again':>6} {'led to':>7}")
    for name in year.people:
        sent = [each for each in year.sent if each.to == name]
        own = [each for each in sent if each.kind != "question"]
        again, most = repeats(sent), busiest_week(sent)
        acted = sum(each.led for each in own) / max(1, len(own))
        a_week = len(own) / year.weeks
        print(f"{name:16} {len(own):8} {a_week:7.1f} {most:5} {again:6} {acted:7.0%}")
        limit = WANTED.get(name.split(" ")[0])
        if limit is not None and len(own) > limit:
            faults.append(f"{name}: {len(own)} messages, at most {limit} wanted")
        if again:
            faults.append(f"{name}: {again} bodies came again within a fortnight")
        if name in COORDINATORS and most > MOST_A_WEEK:
            faults.append(f"{name}: {most} messages in a week, at most {MOST_A_WEEK} wanted")
    print()
    for kind, count in Counter(each.kind for each in year.sent).most_common():
        led = sum(each.led for each in year.sent if each.kind == kind)
        print(f"{kind:22} {count:5}   led to an action: {led / count:.0%}")
    outside = [each for each in year.sent if each.outside]
    print(f"outside the hours: {len(outside)}")
    faults += [f"{each.kind} to {each.to} came at {each.at:%d.%m %H:%M}" for each in outside]
    print(f"told before, on and after the day: {year.told} pairs of a task and a person")
    for fault in faults:
        print("MISSED", fault)
    return 1 if faults else 0


def repeats(sent: Sequence[Sent]) -> int:
    """How many bodies are word for word those of the last fortnight (the day's name aside)."""
    last: dict[str, datetime] = {}
    count = 0
    for each in sent:
        body = each.body
        if body in last and each.at - last[body] <= FORTNIGHT:
            count += 1
        last[body] = each.at
    return count


def busiest_week(sent: Sequence[Sent]) -> int:
    """The most messages in seven days."""
    return max(
        (sum(each.at <= other.at < each.at + WEEK for other in sent) for each in sent), default=0
    )


def bodies(year: Year) -> str:
    """Everything that was said, by person, to be read."""
    said = defaultdict(list)
    for each in year.sent:
        head = f"--- {each.at:%d.%m.%Y %H:%M} {each.kind}"
        said[each.to].append(f"{head}\n{each.text}\n{each.buttons}")
    return "\n\n".join(f"=== {name}\n\n" + "\n\n".join(parts) for name, parts in said.items())


if __name__ == "__main__":
    raise SystemExit(main())
