"""One name for one thing: no two public classes of the product begin to share a name."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
PRODUCT = ("bot", "documents", "domain", "handlers", "models", "scheduler", "services")
ASIDE = ("bot/sample", "bot/year")
"""The sample town and the played year stand beside the product; the simulator imports nothing."""

SHARED = frozenset(
    [
        "Asking",
        "Beside",
        "Bucket",
        "Choice",
        "Colleague",
        "Column",
        "Comparison",
        "Connection",
        "Context",
        "Conversation",
        "DeadlineMove",
        "Due",
        "Event",
        "Evidence",
        "EvidenceSlot",
        "Heard",
        "Identity",
        "Index",
        "Indicator",
        "Invite",
        "Known",
        "Lateness",
        "Layout",
        "Ledger",
        "Limits",
        "Line",
        "Link",
        "Look",
        "Membership",
        "Named",
        "Names",
        "OrganisationTasks",
        "Organisations",
        "Pair",
        "Part",
        "Party",
        "Phrase",
        "Piece",
        "Prompt",
        "Rate",
        "Reader",
        "Reading",
        "Reason",
        "Recipient",
        "Row",
        "Said",
        "Speaker",
        "Standing",
        "Asked",
        "Moved",
        "Stretch",
        "Styles",
        "Table",
        "TableReader",
        "TaskLine",
        "TaskPage",
        "TextReader",
        "Token",
        "Typing",
        "Waiting",
        "Which",
    ]
)
"""Names that two modules had before this was held: none is added."""


def test_no_other_name_is_shared():
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
    assert {name: found for name, found in shared.items() if name not in SHARED} == {}
