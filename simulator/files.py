"""Files of the simulated Telegram: uploads, what `file_id` stands for, and the limits of size."""

import hashlib
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from simulator.errors import ApiError, bad_request
from simulator.images import measure

MEBIBYTE = 1024 * 1024
DOWNLOAD_LIMIT = 20 * MEBIBYTE
UPLOAD_LIMIT = 50 * MEBIBYTE
PHOTO_LIMIT = 10 * MEBIBYTE

KINDS = ("document", "photo", "voice", "video", "video_note", "animation", "audio")


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes that came with a request, under the name that the sender gave."""

    name: str
    content: bytes
    mime: str | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps. `size` in bytes may be pretended larger than `content`."""

    file_id: str
    unique_id: str
    path: str
    kind: str
    name: str
    mime: str
    size: int
    content: bytes
    width: int = 0
    height: int = 0

    def identity(self) -> dict[str, Any]:
        """The fields that every file object of the Bot API has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class FileStore:
    """All files by `file_id` and by download path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, upload: Upload, *, size: int | None = None) -> StoredFile:
        """Keep an upload as a file of one of `KINDS`; `size` pretends another size in bytes.

        Raises ApiError for an empty file and for a picture that Telegram would not take.
        """
        if not upload.content and not size:
            raise bad_request("file must be non-empty")
        width = height = 0
        if kind == "photo":
            width, height = _check_photo(upload.content)
        digest = hashlib.sha256(kind.encode() + upload.content).hexdigest()
        number = len(self._by_id) + 1
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        file = StoredFile(
            file_id=f"SIM{kind[:3].upper()}{number:06d}{digest[:24]}",
            unique_id=f"U{digest[:14]}",
            path=f"{kind}s/file_{number}.{'jpg' if kind == 'photo' else suffix}",
            kind=kind,
            name=upload.name,
            mime=upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream",
            size=size or len(upload.content),
            content=upload.content,
            width=width,
            height=height,
        )
        self.put(file)
        return file

    def put(self, file: StoredFile) -> None:
        """Keep a file as it is."""
        self._by_id[file.file_id] = self._by_path[file.path] = file

    def all(self) -> Iterable[StoredFile]:
        """Every file, the oldest first."""
        return self._by_id.values()

    def by_id(self, file_id: str) -> StoredFile | None:
        """The file of an identifier; a photo's smaller size leads to the same file."""
        return self._by_id.get(file_id.removesuffix("_s"))

    def by_path(self, path: str) -> StoredFile | None:
        """The file of a `file_path` as getFile gave it."""
        return self._by_path.get(path)

    def resolve(self, kind: str, source: str, uploads: dict[str, Upload]) -> StoredFile:
        """The file that a request means by `attach://name`, by the field's part or by `file_id`.

        Raises ApiError as Telegram does: wrong identifier, another kind, an address, a limit.
        """
        if source.startswith("attach://"):
            upload = uploads.get(source.removeprefix("attach://"))
            if upload is None:
                raise bad_request(f"there is no {kind} in the request")
            if len(upload.content) > UPLOAD_LIMIT:
                raise ApiError(413, "Request Entity Too Large")
            return self.add(kind, upload)
        if source.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        file = self.by_id(source)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind and {file.kind, kind} != {"document", "animation"}:
            raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
        return file


def media_fields(kind: str, file: StoredFile) -> dict[str, Any]:
    """The fields of a Message that carry the file, as the Bot API shapes them."""
    if kind == "photo":
        return {"photo": photo_sizes(file)}
    named = {**file.identity(), "file_name": file.name, "mime_type": file.mime}
    if kind == "document":
        return {"document": named}
    if kind == "voice":
        return {"voice": {**file.identity(), "mime_type": "audio/ogg", "duration": 3}}
    if kind == "video_note":
        return {"video_note": {**file.identity(), "length": 240, "duration": 3}}
    if kind == "audio":
        return {"audio": {**named, "duration": 3}}
    moving = {**named, "width": file.width or 640, "height": file.height or 360, "duration": 3}
    if kind == "animation":
        return {"animation": moving, "document": named}
    return {kind: moving}


def photo_sizes(file: StoredFile) -> list[dict[str, Any]]:
    """A small and the full size of a picture; both lead to the same bytes."""
    full = {**file.identity(), "width": file.width, "height": file.height}
    scale = 90 / max(file.width, file.height, 90)
    small = {
        "file_id": f"{file.file_id}_s",
        "file_unique_id": f"{file.unique_id}s",
        "file_size": min(file.size, 1_500),
        "width": max(1, round(file.width * scale)),
        "height": max(1, round(file.height * scale)),
    }
    return [small, full]


def _check_photo(content: bytes) -> tuple[int, int]:
    if len(content) > PHOTO_LIMIT:
        raise bad_request(f"file of size {len(content)} bytes is too big for a photo")
    dimensions = measure(content)
    if dimensions is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = dimensions
    if not width or not height or width + height > 10_000 or max(dimensions) > 20 * min(dimensions):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
