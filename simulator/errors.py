"""The refusals of the Bot API, worded as Telegram words them: bots read these sentences."""

from typing import Any


class ApiError(Exception):
    """A refused call: HTTP status, description and, with 429, the seconds to wait."""

    def __init__(
        self,
        code: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters: dict[str, int] = {}
        if retry_after is not None:
            self.parameters["retry_after"] = retry_after
        if migrate_to_chat_id is not None:
            self.parameters["migrate_to_chat_id"] = migrate_to_chat_id

    def body(self) -> dict[str, Any]:
        """The JSON body that goes out with the status."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class PersonRefusal(Exception):
    """Something that a Telegram app would not let a person do; the control API answers 400."""


def bad_request(text: str) -> ApiError:
    """A 400 with Telegram's usual beginning."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """A 403 with Telegram's usual beginning."""
    return ApiError(403, f"Forbidden: {text}")


def too_many_requests(seconds: int) -> ApiError:
    """A 429: come back in so many whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
