"""What the bot has asked a curator to type; the conversation's data name what it is about."""

from aiogram.fsm.state import State, StatesGroup


class Asking(StatesGroup):
    """About people and reports. `reasons` are those that a curator chooses from, `reason` is that
    of one return.
    """

    organisations = State()
    organisation_name = State()
    group_name = State()
    reasons = State()
    reason = State()
    reopening = State()
    deadline = State()
    letter = State()


class Planning(StatesGroup):
    """About a plan; `part_…` are of an activity that is split off another."""

    term = State()
    school_terms = State()
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
