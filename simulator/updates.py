"""The bot's updates: the queue that getUpdates confirms by offset, and delivery to a webhook."""

import asyncio
import contextlib
import json
import time
from collections import deque
from collections.abc import Callable
from operator import itemgetter
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from simulator.errors import ApiError, bad_request

FIRST_UPDATE_ID = 10 * (int(time.time()) - 1_700_000_000)
"""Higher at each start, as at Telegram: a bot may remember the updates that it had before."""

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of update that are sent only where `allowed_updates` names them."""

Update = dict[str, Any]


class UpdateQueue:
    """Updates in the order of their ids, until an offset confirms them."""

    def __init__(self) -> None:
        self._waiting: deque[Update] = deque()
        self._repeated: deque[Update] = deque()
        self._next_id = FIRST_UPDATE_ID
        self._arrived = asyncio.Event()
        self._stopped = False
        self._poll: asyncio.Future[None] | None = None
        self.allowed: frozenset[str] | None = None
        self.webhook_url = ""

    def __len__(self) -> int:
        return len(self._waiting) + len(self._repeated)

    def add(self, kind: str, content: dict[str, Any]) -> Update | None:
        """Queue an update under a new id; None where the bot has not asked for this kind."""
        if kind in UNASKED if self.allowed is None else kind not in self.allowed:
            return None
        update = {"update_id": self._next_id, kind: content}
        self._next_id += 1
        self._waiting.append(update)
        self._arrived.set()
        return update

    def repeat(self, update: Update, *, new_id: bool = False) -> Update:
        """Deliver an update once more: under its old id, as after a lost confirmation, or a new."""
        if new_id:
            kind, content = next(item for item in update.items() if item[0] != "update_id")
            update = {"update_id": self._next_id, kind: content}
            self._next_id += 1
            self._waiting.append(update)
        else:
            self._repeated.append(update)
        self._arrived.set()
        return update

    def number_anew(self) -> None:
        """Go on from a lower number, as Telegram may after a week in which nothing has come."""
        self._next_id //= 2

    def allow(self, kinds: list[str] | None) -> None:
        """Take over `allowed_updates`; an empty list means the default, None leaves it as it is."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def stop(self) -> None:
        """Let nobody wait for news any more: there will be none."""
        self._stopped = True
        self._arrived.set()

    def drop(self) -> None:
        """Forget what waits."""
        self._waiting.clear()
        self._repeated.clear()

    def as_dict(self) -> dict[str, Any]:
        """What waits, and the id of the next update, as plain values."""
        return {
            "next_id": self._next_id,
            "waiting": list(self._waiting),
            "repeated": list(self._repeated),
            "allowed": None if self.allowed is None else sorted(self.allowed),
        }

    def restore(self, values: dict[str, Any]) -> None:
        """Take over what `as_dict` has told; ids go on from there."""
        self._waiting = deque(values["waiting"])
        self._repeated = deque(values["repeated"])
        self._next_id = max(values["next_id"], FIRST_UPDATE_ID)
        self.allow(values["allowed"])

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:
        """One getUpdates: confirm what is before `offset`, wait up to `timeout` seconds for news.

        Raises ApiError 409 when a webhook is set, and in the older of two polls at once.
        """
        if self.webhook_url:
            raise _conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        ended = self._poll = asyncio.get_running_loop().create_future()
        self._confirm(offset)
        await self._wait(ended, timeout)
        if ended.done():
            raise _conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )
        ended.set_result(None)
        # Whoever confirms the last of a batch must have been given all before it.
        batch = self._in_order()[:limit]
        given = {update["update_id"] for update in batch}
        self._repeated = deque(each for each in self._repeated if each["update_id"] not in given)
        return batch

    async def next(self) -> Update:
        """The oldest update, waiting for one; it stays queued until `remove` (for a webhook)."""
        while not len(self):
            self._arrived.clear()
            await self._arrived.wait()
        return self._in_order()[0]

    def remove(self, update: Update) -> None:
        """Take a delivered update off the queue."""
        for queue in (self._repeated, self._waiting):
            if update in queue:
                queue.remove(update)
                return

    def _in_order(self) -> list[Update]:
        """By their numbers: what comes again is never before what was said earlier."""
        return sorted((*self._waiting, *self._repeated), key=itemgetter("update_id"))

    def _confirm(self, offset: int) -> None:
        if offset > self._next_id:
            # Of a numbering that has ended: to Telegram it confirms nothing of the present one.
            return
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

    async def _wait(self, ended: asyncio.Future[None], timeout: float) -> None:
        ended.add_done_callback(lambda _: self._arrived.set())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while not (len(self) or ended.done() or self._stopped):
                    self._arrived.clear()
                    await self._arrived.wait()


class Webhook:
    """Delivers the queue to the bot's own server, again and again until it answers 2xx."""

    def __init__(self, queue: UpdateQueue, on_attempt: Callable[[], object]) -> None:
        self._queue = queue
        self._on_attempt = on_attempt
        self._task: asyncio.Task[None] | None = None
        self.secret = ""
        self.last_error = ""
        self.retry_pause = 0.5
        """Seconds between two attempts (Telegram's grow; a test wants them short)."""

    def set(self, url: str, secret: str) -> None:
        """Start delivering to `url`; an empty one stops it. Raises ApiError for a bad address."""
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if secret and not (
            len(secret) <= 256 and secret.replace("-", "").replace("_", "").isalnum()
        ):
            raise bad_request("bad webhook: secret token contains unallowed characters")
        self.stop()
        self._queue.webhook_url, self.secret, self.last_error = url, secret, ""
        if url:
            self._task = asyncio.get_running_loop().create_task(self._deliver_all(url))

    def stop(self) -> None:
        """Stop delivering; what is undelivered stays queued."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _deliver_all(self, url: str) -> None:
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        async with ClientSession(timeout=ClientTimeout(total=60)) as session:
            while True:
                update = await self._queue.next()
                await self._deliver_one(session, url, headers, update)

    async def _deliver_one(
        self, session: ClientSession, url: str, headers: dict[str, str], update: Update
    ) -> None:
        delivered = await self._deliver(session, url, headers, update)
        self._on_attempt()
        while not delivered:
            await asyncio.sleep(self.retry_pause)
            delivered = await self._deliver(session, url, headers, update)
        self._queue.remove(update)

    async def _deliver(
        self, session: ClientSession, url: str, headers: dict[str, str], update: Update
    ) -> bool:
        try:
            async with session.post(url, headers=headers, data=json.dumps(update)) as response:
                if 200 <= response.status < 300:
                    self.last_error = ""
                    return True
                self.last_error = f"Wrong response from the webhook: {response.status}"
        except (ClientError, TimeoutError) as error:
            self.last_error = f"Connection failed: {type(error).__name__}"
        return False


def _conflict(text: str) -> ApiError:
    return ApiError(409, f"Conflict: {text}")
