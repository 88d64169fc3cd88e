"""What a curator may be asked to write; what it is about stands in the conversation's data."""

from aiogram.fsm.state import State, StatesGroup


class Asking(StatesGroup):
    """A list of organisations, a new name of one, the name of a group, the reasons of returns.

    `reason` is that of one return.
    """

    organisations = State()
    organisation_name = State()
    group_name = State()
    reasons = State()
    reason = State()
    reopening = State()
    deadline = State()
