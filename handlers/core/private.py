"""Routers of what is said in private only."""

from aiogram import F, Router


def private_router(name: str, *routers: Router) -> Router:
    """A router of these, in the order of trying, deaf in groups.

    Cards speak of one school, people and plans are for the curator's own eyes: a group is no place
    for them.
    """
    router = Router(name=name)
    router.message.filter(F.chat.type == "private")
    router.edited_message.filter(F.chat.type == "private")
    router.callback_query.filter(F.message.chat.type == "private")
    router.include_routers(*routers)
    return router
