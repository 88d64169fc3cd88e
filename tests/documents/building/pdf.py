"""PDF files: typeset ones by typst, odd ones by hand."""

import zlib
from io import BytesIO

import typst
from PIL import Image


def typeset(source: str) -> bytes:
    """A PDF from typst markup."""
    page = '#set page(paper: "a5", margin: 1.5cm)\n#set text(size: 9pt, lang: "ru")\n'
    return typst.compile((page + source).encode())


def picture() -> bytes:
    """A PDF of one page that is nothing but an image, as a scanner makes it."""
    buffer = BytesIO()
    Image.new("RGB", (80, 120), "white").save(buffer, "PDF")
    return buffer.getvalue()


def locked() -> bytes:
    """A PDF that no password opens: its check values are noise."""
    noise = "ab" * 32
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
        f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{noise}> /U <{noise}> >>",
    ]
    data, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    data += "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Encrypt 4 0 R"
    data += f" /ID [<{noise}> <{noise}>] >>\nstartxref\n{start}\n%%EOF\n"
    return data.encode()


def drawn(
    content: bytes,
    forms: dict[str, bytes] | None = None,
    *,
    packed: bool = True,
    extra: bytes = b"",
) -> bytes:
    """A PDF of one page that is drawn by `content`; forms may draw each other by name.

    `extra` goes into the dictionary of the page's own stream.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    ]
    names = list(forms or {})
    drawn = b" ".join(b"/%b %d 0 R" % (name.encode(), 5 + at) for at, name in enumerate(names))
    resources = b"/Resources << /XObject << %b >> >>" % drawn
    objects.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R %b >>" % resources
    )
    objects.append(_stream(content, extra, packed))
    for name in names:
        extra = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] %b" % resources
        objects.append(_stream((forms or {})[name], extra, packed))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return data + b"startxref\n%d\n%%%%EOF\n" % start


def _stream(content: bytes, extra: bytes, packed: bool) -> bytes:
    body = zlib.compress(content) if packed else content
    filters = b"/Filter /FlateDecode" if packed else b""
    head = b"<< /Length %d %b %b >>" % (len(body), filters, extra)
    return head + b"\nstream\n" + body + b"\nendstream"
