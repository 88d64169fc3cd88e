"""Messages of persons that are neither words nor files: what the Bot API makes of them."""

from typing import Any

from simulator.world import World

Json = dict[str, Any]

OTHERS = ("sticker", "contact", "location", "venue", "poll", "dice")
"""What a person can send besides words and files."""


def other_content(world: World, kind: str) -> Json:
    """The fields of a Message of one of `OTHERS`, the same invented one each time."""
    place = {"latitude": 55.751, "longitude": 37.618}
    match kind:
        case "sticker":
            number = world.new_id()
            return {
                "sticker": {
                    "file_id": f"SIMSTI{number}",
                    "file_unique_id": f"S{number}",
                    "type": "regular",
                    "width": 512,
                    "height": 512,
                    "is_animated": False,
                    "is_video": False,
                    "emoji": "👍",
                }
            }
        case "contact":
            return {"contact": {"phone_number": "+70000000000", "first_name": "Контакт"}}
        case "location":
            return {"location": place}
        case "venue":
            return {
                "location": place,
                "venue": {"location": place, "title": "Школа", "address": "1"},
            }
        case "dice":
            return {"dice": {"emoji": "🎲", "value": 4}}
        case _:
            return {"poll": _poll(world)}


def _poll(world: World) -> Json:
    options = [
        {"persistent_id": str(place), "text": text, "voter_count": 0}
        for place, text in enumerate(("Да", "Нет"))
    ]
    return {
        "id": world.new_id(),
        "question": "Готово?",
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
