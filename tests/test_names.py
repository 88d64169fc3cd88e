"""One name for one thing: no two public classes of the product share a name."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
PRODUCT = ("bot", "documents", "domain", "handlers", "models", "scheduler", "services")
ASIDE = ("bot/sample", "bot/year")
"""The sample town and the played year stand beside the product; the simulator imports nothing."""

ALIKE = frozenset(["Look", "Styles", "TableReader", "TextLine", "TextReader"])
"""What the readers of Word, OpenDocument and Excel have each of: one thing, in another format."""


def test_no_name_is_shared():
    places = defaultdict(list)
    for folder in PRODUCT:
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if place.startswith(ASIDE):
                continue
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    places[node.name].append(place)
    shared = {name: found for name, found in places.items() if len(found) > 1}
    assert {name: found for name, found in shared.items() if name not in ALIKE} == {}
