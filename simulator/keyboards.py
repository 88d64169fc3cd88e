"""Reply markup: checked against the limits of Telegram and cut down to what it would keep."""

from typing import Any
from urllib.parse import urlsplit

from simulator.errors import ApiError, bad_request

ROW_LIMIT = 8
KEYBOARD_LIMIT = 100
DATA_LIMIT_BYTES = 64

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)


def check_inline(markup: dict[str, Any]) -> dict[str, Any] | None:
    """The inline keyboard that Telegram would keep; None where no button is left.

    Raises ApiError for a button without text or action and for every exceeded limit.
    """
    rows = [row for row in markup["inline_keyboard"] if row]
    _check_amount(rows)
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def check_reply(markup: dict[str, Any]) -> dict[str, Any] | None:
    """The reply keyboard that Telegram would show; None where it has no button."""
    rows = [
        [{"text": button} if isinstance(button, str) else button for button in row]
        for row in markup["keyboard"]
        if row
    ]
    _check_amount(rows)
    for row in rows:
        for button in row:
            if not button["text"].strip():
                raise bad_request("keyboard button text must be non-empty")
    return {**markup, "keyboard": rows} if rows else None


def check_data(data: str) -> None:
    """Raise ApiError unless the callback data has 1–64 bytes."""
    if not 1 <= len(data.encode()) <= DATA_LIMIT_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_amount(rows: list[list[Any]]) -> None:
    if any(len(row) > ROW_LIMIT for row in rows) or sum(map(len, rows)) > KEYBOARD_LIMIT:
        raise bad_request("reply markup is too long")


def _check_button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    given = [action for action in ACTIONS if button.get(action) is not None]
    if not given:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if len(given) > 1:
        raise _unparsed("Exactly one of the button's actions must be specified")
    if "callback_data" in given:
        check_data(button["callback_data"])
    if "url" in given:
        _check_url(button["url"])
    if "copy_text" in given and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise _unparsed("COPY_TEXT_INVALID")


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in {"http", "https", "tg", "ton"}:
        raise bad_request(
            f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol"
        )
    if not parts.netloc or (parts.scheme in {"http", "https"} and "." not in parts.netloc):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _unparsed(text: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {text}")
