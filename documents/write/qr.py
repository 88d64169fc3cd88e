"""QR codes of invitations: one for a chat, or a sheet of them to cut up at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from documents.write.typesetting import typeset
from documents.write.words import cut, paragraphs

# Black squares a dot each would be blurred by Telegram; at ten they survive its compression.
_DOTS = 10
_NAME = 200


@dataclass(frozen=True, slots=True)
class InviteCard:
    """A card of the sheet: whose it is, the deep link, and how long it holds («до 30 ноября»)."""

    name: str
    link: str
    until: str = ""


def qr_png(link: str) -> bytes:
    """`link` as a black and white PNG with the margin of four squares that readers need."""
    import segno

    buffer = BytesIO()
    segno.make(link, error="m", micro=False).save(buffer, kind="png", scale=_DOTS, border=4)
    return buffer.getvalue()


def invite_sheet(
    invites: Sequence[InviteCard], caption: str, form: Literal["pdf", "png"] = "pdf"
) -> list[bytes]:
    """Cards with a name, a code and `caption`, eight to a page of A4, with lines to cut along.

    Gives one PDF, or a PNG a page.
    """
    import segno

    cards = [
        {
            "name": cut(invite.name, _NAME),
            "until": cut(invite.until),
            "link": cut(invite.link.removeprefix("https://")),
            "code": segno.make(invite.link, error="m", micro=False).svg_inline(border=0),
        }
        for invite in invites
    ]
    return typeset("qr", {"cards": cards, "caption": paragraphs(caption)}, form)
