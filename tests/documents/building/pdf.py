"""PDF files: typeset ones by typst, odd ones by hand."""

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
