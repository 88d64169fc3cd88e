"""Where copies of files live: a folder by default, S3 when FILES_URL says so, by SHA-256."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlparse

import obstore
from obstore.store import LocalStore, ObjectStore, from_url


class FileStore:
    """Files addressed by the SHA-256 of their bytes: the same file is kept once."""

    def __init__(self, url: str) -> None:
        parsed = urlparse(url)
        self._store: ObjectStore
        if parsed.scheme == "file":
            folder = Path(unquote(parsed.path))
            folder.mkdir(parents=True, exist_ok=True)
            self._store = LocalStore(prefix=folder)
        else:
            self._store = from_url(url)

    async def put(self, data: bytes) -> str:
        """Keep the bytes and return their address."""
        digest = hashlib.sha256(data).hexdigest()
        await obstore.put_async(self._store, _path(digest), data)
        return digest

    async def get(self, digest: str) -> bytes:
        """The bytes at an address; raises FileNotFoundError."""
        result = await obstore.get_async(self._store, _path(digest))
        return bytes(await result.bytes_async())

    def pieces(self, digest: str) -> Iterator[bytes]:
        """The same, a piece at a time and blocking: for a thread. Raises FileNotFoundError."""
        for piece in obstore.get(self._store, _path(digest)).stream():
            yield bytes(piece)

    async def remove(self, digest: str) -> None:
        await obstore.delete_async(self._store, _path(digest))


def _path(digest: str) -> str:
    # Two levels, so that no folder grows to tens of thousands of names.
    return f"{digest[:2]}/{digest}"
