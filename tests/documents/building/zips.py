"""Zip containers, honest and lying."""

import struct
import zipfile
from io import BytesIO


def pack(parts: dict[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, str | bytes]:
    """The parts of a zip."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def restate(data: bytes, size: int) -> bytes:
    """The same zip, whose directory declares `size` bytes for its first part."""
    changed = bytearray(data)
    entry = changed.index(b"PK\x01\x02")
    struct.pack_into("<I", changed, entry + 24, size)
    return bytes(changed)


def encrypt_flag(data: bytes) -> bytes:
    """The same zip, whose first part is marked as encrypted."""
    changed = bytearray(data)
    entry = changed.index(b"PK\x01\x02")
    struct.pack_into("<H", changed, entry + 8, 1)
    return bytes(changed)
