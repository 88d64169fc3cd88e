"""answerCallbackQuery."""

import time

from simulator.errors import bad_request
from simulator.methods.registry import method
from simulator.requests import Call
from simulator.text import utf16_length
from simulator.world import World

ANSWER_LIMIT = 200


@method("answerCallbackQuery")
def answer_callback_query(world: World, call: Call) -> bool:
    """End the waiting of a pressed button, with a toast or an alert where a text is given.

    Refused for an unknown query, one that is answered, and one that is too old in real time.
    """
    text = call.get("text", "")
    if utf16_length(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.presses.get(call.get("callback_query_id", ""))
    if (
        press is None
        or press.answered
        or time.monotonic() - press.pressed_at > world.faults.callback_seconds
    ):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    press.answered = True
    world.note_answer(press, text, alert=bool(call.get("show_alert")), url=call.get("url"))
    return True
