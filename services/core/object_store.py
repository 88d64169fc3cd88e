"""Where copies of files live: a folder by default, S3 when FILES_URL says so, by SHA-256."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

if TYPE_CHECKING:
    from obstore.store import ObjectStore


def store_error() -> type[Exception]:
    """What the store raises, for `except`: asked for only when something was raised."""
    from obstore.exceptions import BaseError

    return BaseError


class FileStore:
    """Files addressed by the SHA-256 of their bytes: the same file is kept once.

    The library is loaded with the first file: it weighs 5 MB. A wrong address that is no folder's
    is refused at once. A folder is made with the first file, or by `prepare`.
    """

    def __init__(self, url: str) -> None:
        parsed = urlparse(url)
        self._url, self._folder = url, None
        if parsed.scheme == "file":
            self._folder = Path(unquote(parsed.path))
        else:
            _ = self._store

    def prepare(self) -> None:
        """Make the folder, where it is one: what cannot be used is refused. Raises OSError."""
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)

    @property
    def is_absent(self) -> bool:
        """Whether it is a folder that nobody has made yet."""
        return self._folder is not None and not self._folder.exists()

    @cached_property
    def _store(self) -> "ObjectStore":
        from obstore.store import LocalStore, from_url

        if self._folder:
            return LocalStore(prefix=self._folder, mkdir=True)
        return from_url(self._url)

    async def put(self, data: bytes) -> str:
        """Keep the bytes and return their address."""
        digest = hashlib.sha256(data).hexdigest()
        import obstore

        await obstore.put_async(self._store, _path(digest), data)
        return digest

    async def get(self, digest: str) -> bytes:
        """The bytes at an address; raises FileNotFoundError."""
        import obstore

        result = await obstore.get_async(self._store, _path(digest))
        return bytes(await result.bytes_async())

    def pieces(self, digest: str) -> Iterator[bytes]:
        """The same, a piece at a time and blocking: for a thread. Raises FileNotFoundError."""
        import obstore

        for piece in obstore.get(self._store, _path(digest)).stream():
            yield bytes(piece)

    async def remove(self, digest: str) -> None:
        import obstore

        await obstore.delete_async(self._store, _path(digest))


def _path(digest: str) -> str:
    # Two levels, so that no folder grows to tens of thousands of names.
    return f"{digest[:2]}/{digest}"
