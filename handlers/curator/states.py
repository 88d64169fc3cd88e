"""What the bot has asked a curator to type."""

from aiogram.fsm.state import State, StatesGroup


class Planning(StatesGroup):
    """Words about a plan are awaited; the conversation's data name what they are about."""

    term = State()
    period = State()
    name = State()
    title = State()
    number = State()
    result = State()
    new_title = State()
    new_term = State()
    new_place = State()
    part_title = State()
    part_term = State()
    part_documents = State()
    part_sure = State()
