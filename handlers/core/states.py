"""What the bot has asked an office to type; the conversation's data name what it is about."""

from aiogram.fsm.state import State, StatesGroup


class Asking(StatesGroup):
    """About people and reports. `reasons` are those that a curator chooses from, `reason` is that
    of one return.
    """

    organisations = State()
    organisation_name = State()
    municipality_name = State()
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


class Adding(StatesGroup):
    """A municipality is being added: its name is asked, then its zone."""

    name = State()
    zone = State()


NAMES = (
    Asking.organisations,
    Asking.organisation_name,
    Asking.municipality_name,
    Asking.group_name,
    Planning.name,
    Planning.title,
    Planning.new_title,
    Planning.part_title,
    Adding.name,
)
"""Where a name, a list of names or a title is waited for: a pasted table is none."""
