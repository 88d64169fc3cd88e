"""Groups of organisations: the list, one group with its members."""

from collections.abc import Sequence
from html import escape

from bot.ui.callbacks.people import AddGroup, Groups, OpenGroup, People, PutIntoGroup, RemoveGroup
from bot.ui.counts import counted_new
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import hint, turner
from bot.ui.texts import Texts
from services.people.groups import GroupLine, GroupPage


def listing(municipality_id: int, groups: Sequence[GroupLine], texts: Texts) -> Screen:
    """All groups; what they are for where there are none."""
    items = [
        button(
            texts("group-line", name=group.name, count=str(group.members)),
            OpenGroup(group_id=group.id),
        )
        for group in groups
    ]
    add = button(texts("groups-add"), AddGroup(municipality_id=municipality_id))
    back = button(texts("button-back"), People(municipality_id=municipality_id))
    text = texts("groups-title") if groups else texts("groups-none")
    return Screen(text, keyboard(*in_rows(items), [add, back]))


def ask_name(municipality_id: int, texts: Texts) -> Screen:
    """What is the group called?"""
    cancel = button(texts("button-cancel"), Groups(municipality_id=municipality_id))
    return Screen(texts("groups-ask-name"), keyboard([cancel]))


def card(view: GroupPage, texts: Texts) -> Screen:
    """A group: a press puts an organisation in or takes it out."""
    lines = [
        f"<b>{escape(view.name)}</b>",
        texts("group-members", count=view.members),
        texts("group-hint"),
        *hint(view.pages, view.words, view.found, texts),
    ]
    items = [
        button(
            f"✓ {line.name}" if line.is_member else counted_new(line.name, line.joining, texts),
            PutIntoGroup(
                group_id=view.id,
                organisation_id=line.organisation_id,
                page=view.page,
                joins=int(not line.is_member),
            ),
        )
        for line in view.lines
    ]

    def to(number: int) -> OpenGroup:
        return OpenGroup(group_id=view.id, page=number)

    bottom = [button(texts("button-back"), Groups(municipality_id=view.municipality_id))]
    if not view.used:
        bottom.insert(0, button(texts("group-remove"), RemoveGroup(group_id=view.id)))
    return Screen(
        "\n".join(lines),
        keyboard(*in_rows(items), turner(view.page, view.pages, to, texts, view.words), bottom),
    )
