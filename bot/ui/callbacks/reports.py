"""Files of a task and files that belong to none yet."""

from bot.ui.callbacks.base import Button, Page


class OpenFile(Button, prefix="fo"):
    """Send a file of a task."""

    evidence_id: int


class WithdrawFile(Button, prefix="fw"):
    """Take a file of a task back."""

    evidence_id: int


class GiveUpload(Button, prefix="pg"):
    """Say what task the files of an upload are about. `how` is only, also or ask."""

    upload_id: int
    task_id: int
    how: str


class UploadAction(Button, prefix="pd"):
    """Something else about an upload: `action` is open, guess, release, drop_held or drop."""

    upload_id: int
    action: str


class PassUpload(Button, prefix="pp"):
    """Hand the files of an upload on to a coordinator; `task_id` is what they replied to, or 0."""

    upload_id: int
    person_id: int
    task_id: int


class UploadTasks(Button, prefix="pl"):
    """A page of all tasks that the files of an upload can be about, from 0."""

    upload_id: int
    page: Page
