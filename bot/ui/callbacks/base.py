"""What the data of all buttons share."""

from datetime import date
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import ConfigDict, Field, field_validator

from domain.errors import Code, Refusal

LARGEST = 2**53
"""No id reaches it; multiplied by the length of a page it still fits a column of 64 bits."""


Page = Annotated[int, Field(ge=0, le=1_000_000)]
"""The number of a page, from 0."""


Day = Annotated[int, Field(ge=0, le=date.max.toordinal())]
"""`date.toordinal()`, 0 for none."""


class Button(CallbackData, prefix="-"):
    """What the data of all buttons share; it is no button itself."""

    # A validator is built when a button of its kind is first made or pressed: all 128 take 0.6 MB.
    model_config = ConfigDict(defer_build=True)

    @field_validator("*")
    @classmethod
    def _fits(cls, value: object) -> object:
        if isinstance(value, int) and abs(value) >= LARGEST:
            raise ValueError
        return value

    def pack(self) -> str:
        """The data as Telegram keeps it. Raises Refusal(TOO_MANY_CONDITIONS) above 64 bytes."""
        try:
            return super().pack()
        except ValueError as error:
            if "too long" not in str(error):
                raise
            raise Refusal(Code.TOO_MANY_CONDITIONS) from error
