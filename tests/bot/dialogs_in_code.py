"""The dialogs that there are, read off the code: every press that looks at what the conversation
remembers. None is listed by hand, so a new one is a dialog at once.
"""

import ast
import inspect
from functools import cache
from types import CodeType, FunctionType

from tests.bot.acts_in_code import called_by_routers, name_of, reaching, sources

BESIDE = {"handlers.core.conversation.forget"}
"""Looks only for what it leaves out."""

NO_DIALOGS = {
    # Looks at what it has just put down itself.
    "handlers.roadmaps.school_calendar.look_at_usual",
    # Looks at the question before words; a press has none.
    "handlers.summaries.questions.begin_pressed",
    # Read the message that was replied to as if it were said now.
    "handlers.utterances.listen_again",
    "handlers.utterances.listen_within",
    "handlers.utterances.listen_to_one",
    # Act on the message that was replied to; a list that is found in it is put down anew.
    "handlers.roadmaps.importing.as_plan",
    "handlers.roadmaps.importing.for_municipality",
}


@cache
def presses() -> dict[CodeType, str]:
    """The code of every such handler and its name."""
    found = dict(sources())
    looking = {each for each in found if name_of(each) not in BESIDE and _looks(each)}
    pressed = set(called_by_routers("callback_query"))
    named = {each.__code__: name_of(each) for each in reaching(looking, found) & pressed}
    return {code: name for code, name in named.items() if name not in NO_DIALOGS}


def _looks(function: FunctionType) -> bool:
    tree = ast.parse(inspect.getsource(function))
    return any(
        isinstance(node, ast.Attribute) and node.attr == "get_data" for node in ast.walk(tree)
    )
