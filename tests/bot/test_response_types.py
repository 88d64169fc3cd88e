"""What an answer of Telegram is read with is made once."""

import gc

from aiogram.methods import Response
from aiogram.types import BotDescription


def held():
    """The types of answers that are there, by what they bring."""
    kinds = Response.__subclasses__()
    return {kind.__pydantic_generic_metadata__["args"][0]: kind for kind in kinds}


async def test_the_type_of_an_answer_outlives_a_garbage_collection(town):
    await town.app.bot.get_my_description()
    gc.collect()
    assert BotDescription in held()
