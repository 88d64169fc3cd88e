"""A file that cannot be a report of whoever sent it: to whom it may go."""

from collections.abc import Mapping, Sequence
from html import escape

from bot.ui.callbacks.reports import PassUpload, UploadAction
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.reports import upload
from bot.ui.texts import Texts
from services.reports.passing import PassedFiles
from services.reports.uploads import UploadView
from services.tasks.task_lists import TaskLine

NAME = 60
MOST = 6
"""Coordinators with a button; a school has one or two."""


def offer(view: UploadView, people: Mapping[int, str], task_id: int, texts: Texts) -> Screen:
    """Who reports, by name, with a press for each that hands the files on."""
    names = ", ".join(escape(shorten(name, NAME)) for name in people.values())
    files = upload.files([*view.files, *view.held], texts)
    text = texts("passing-offer", names=names, count=len(people), files=files)
    rows = [
        [
            button(
                texts("passing-to", name=name),
                PassUpload(upload_id=view.upload_id, person_id=id_, task_id=task_id),
            )
        ]
        for id_, name in list(people.items())[:MOST]
    ]
    drop = UploadAction(upload_id=view.upload_id, action="drop")
    return Screen(text, keyboard(*rows, [button(texts("upload-drop"), drop)]))


def passed(name: str, texts: Texts) -> str:
    return texts("passing-done", name=escape(shorten(name, NAME)))


def received(passed: PassedFiles, guesses: Sequence[TaskLine], texts: Texts) -> Screen:
    """To the coordinator: whose files they are, and one press takes them to a task."""
    by = escape(shorten(passed.by, NAME)) if passed.by else texts("person-forgotten")
    return upload.question(passed.upload, guesses, texts, note=texts("passing-received", name=by))
