"""The simulated Telegram as a whole, in memory: one bot, its persons, chats, files and updates."""

import time
from dataclasses import dataclass
from typing import Any

from simulator.chats import Chat, Message, Person, Press
from simulator.clock import SimulatedClock
from simulator.errors import PersonRefusal
from simulator.faults import Counters, Faults, RateLimiter
from simulator.files import FileStore
from simulator.journal import Journal
from simulator.profile import BotProfile
from simulator.updates import UpdateQueue, Webhook

FIRST_PERSON_ID = 500_001
FIRST_GROUP_ID = -100_2000000001

Json = dict[str, Any]


@dataclass(slots=True)
class Numbers:
    """The ids that are given out next."""

    private_message: int = 1
    group: int = FIRST_GROUP_ID
    other: int = 1


class World:
    """State, and the few changes of it that both the bot's calls and the persons' actions need."""

    def __init__(self, clock: SimulatedClock, token: str, username: str) -> None:
        number, colon, secret = token.partition(":")
        if not (number.isdigit() and colon and secret):
            raise ValueError(f"a bot's token is <number>:<text>, not {token!r}")
        self.clock = clock
        self.token = token
        self.zone: str | None = None
        self.bot = BotProfile(int(number), username)
        self.persons: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.files = FileStore()
        self.journal = Journal()
        self.updates = UpdateQueue()
        self.webhook = Webhook(self.updates, self.journal.wake)
        self.faults = Faults()
        self.limiter = RateLimiter(self.faults)
        self.counters = Counters()
        self.numbers = Numbers()

    def add_person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        user_id: int | None = None,
        username: str | None = None,
        language_code: str = "ru",
    ) -> Person:
        """A person with a private chat that is still empty.

        Raises PersonRefusal for an id that is taken by somebody of another name.
        """
        if user_id is not None and (known := self.persons.get(user_id)):
            if known.first_name == first_name:
                return known
            raise PersonRefusal(f"the id {user_id} belongs to {known.full_name}")
        if user_id is None:
            user_id = max(self.persons, default=FIRST_PERSON_ID - 1) + 1
        person = Person(user_id, first_name, last_name, username, language_code)
        self.persons[user_id] = person
        self.chats[user_id] = Chat(user_id, "private", members={user_id: "member"})
        self.journal.record({"type": "persons"})
        return person

    def add_group(self, title: str, members: list[int], *, kind: str = "supergroup") -> Chat:
        """A group of persons, the first of whom owns it; the bot is not in it yet."""
        chat = Chat(self.numbers.group, kind, title, bot_status="left")
        self.numbers.group -= 1
        for index, person_id in enumerate(members):
            chat.members[person_id] = "member" if index else "creator"
        self.chats[chat.id] = chat
        self.journal.record({"type": "persons"})
        return chat

    def chat_json(self, chat: Chat) -> Json:
        """The Bot API's Chat."""
        if not chat.is_private:
            forum: Json = {"is_forum": True} if chat.topics else {}
            return {"id": chat.id, "type": chat.kind, "title": chat.title, **forum}
        user = self.persons[chat.id].as_user()
        names: Json = {
            key: user[key] for key in ("first_name", "last_name", "username") if key in user
        }
        return {"id": chat.id, "type": "private", **names}

    def add_message(self, chat: Chat, content: Json, *, sender: Person | None = None) -> Message:
        """Put a message into a chat; `sender` None is the bot. Returns it with its new id."""
        if chat.is_private:
            message_id = self.numbers.private_message
            self.numbers.private_message += 1
        else:
            message_id = chat.next_message_id
            chat.next_message_id += 1
        data = {
            "message_id": message_id,
            "from": sender.as_user() if sender else self.bot.as_user(),
            "chat": self.chat_json(chat),
            "date": self.clock.timestamp(),
            **content,
        }
        change = self._note(chat, by_bot=sender is None)
        message = Message(message_id, data, sender is None, change)
        chat.messages[message_id] = message
        chat.changed[message_id] = None
        return message

    def change_message(self, chat: Chat, message: Message, *, by_bot: bool = True) -> None:
        """Note that a message's data have changed."""
        message.change = self._note(chat, by_bot=by_bot)
        chat.changed.pop(message.id, None)
        chat.changed[message.id] = None

    def remove_message(self, chat: Chat, message: Message) -> None:
        """Delete a message for everybody."""
        del chat.messages[message.id]
        chat.changed.pop(message.id, None)
        if chat.pinned == message.id:
            chat.pinned = None
        chat.deleted.append((self._note(chat, by_bot=True), message.id))

    def note_answer(self, press: Press, text: str, *, alert: bool, url: str | None) -> None:
        """Show the answer to a press; an empty one only ends the button's waiting."""
        chat = self.chats[press.chat_id]
        answer = {"query": press.id, "text": text, "alert": alert, "url": url}
        number = self.journal.record({"type": "answer", "person": press.person_id, **answer})
        self.persons[press.person_id].answers.append({"change": number, **answer})
        chat.reaction = number
        if text or url:
            chat.shown = number

    def add_press(self, person: Person, chat: Chat) -> Press:
        """A new callback query, not yet told to the bot."""
        press = Press(self.new_id(), person.id, chat.id, time.monotonic())
        self.presses[press.id] = press
        return press

    def new_id(self) -> str:
        """An identifier that is unlike a small number (queries, albums)."""
        number = self.numbers.other
        self.numbers.other += 1
        return str(4_100_000_000_000_000_000 + number * 7_919)

    def tell_bot(self, person: Person, kind: str, content: Json) -> None:
        """Queue an update that this person has caused."""
        update = self.updates.add(kind, content)
        if update is not None:
            person.last_update = update

    def _note(self, chat: Chat, *, by_bot: bool) -> int:
        number = self.journal.record({"type": "chat", "chat": chat.id})
        if by_bot:
            chat.reaction = chat.shown = number
        return number
