"""Sizes of pictures by their first bytes."""

import io

import pytest
from PIL import Image

from simulator.images import measure


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_pictures_are_measured(kind):
    buffer = io.BytesIO()
    Image.new("RGB", (320, 45), "white").save(buffer, kind)
    assert measure(buffer.getvalue()) == (320, 45)


def test_lossless_and_extended_webp_are_measured():
    for options in ({"lossless": True}, {"exif": b"Exif\0\0"}):
        buffer = io.BytesIO()
        Image.new("RGB", (70, 50), "red").save(buffer, "WEBP", **options)
        assert measure(buffer.getvalue()) == (70, 50)


@pytest.mark.parametrize("content", [b"", b"text", b"\xff\xd8", b"\xff\xd8\x00\x00" + bytes(9)])
def test_other_bytes_are_no_picture(content):
    assert measure(content) is None
