"""Typst: a template of ours, values as JSON, out comes a picture or a PDF.

Words of people travel only as JSON data, never as markup, so `#`, `*`, `<b>` or a file name in
them are letters. Fonts are those in `documents/fonts`; the machine's own are ignored, so that a
picture looks alike everywhere.
"""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent.parent / "fonts"

# A page of 360 points becomes a picture of 1,080 dots: sharp on a phone with three dots a pixel.
_DOTS_PER_INCH = 216


@cache
def _fonts() -> "typst.Fonts":
    # Imported late: the library takes 20 MB that a bot which draws nothing should not pay.
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def typeset(template: str, data: dict[str, Any], form: Literal["png", "pdf"]) -> list[bytes]:
    """Pages of `templates/<template>.typ` filled with `data`: PNG files, or one PDF.

    Takes tens of milliseconds of one core: call it in a worker. Raises `typst.TypstError` where
    a template is wrong, never because of what `data` says.
    """
    import typst

    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format=form,
        ppi=_DOTS_PER_INCH,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    # One page comes as bytes, several as a list of them; the library's own types say bytes only.
    pages: list[bytes] = made if isinstance(made, list) else [made]
    return pages
