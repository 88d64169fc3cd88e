"""A responsible that a title names after a label: «Провести смотр. Ответственный: школы»."""

import re

from domain.planning.wording import trim_name

RESPONSIBLE = (
    r"(?:отв\.|отв(?=\s*[:–—-])|ответственн(?:ый|ая|ые|ое лицо)|исполнител[ьи])"
    r"(?:\s+за\s+(?:исполнение|выполнение))?"
)
"""The words before the colon, as orders have them too."""

_LONGEST = 160
_LABELLED = re.compile(
    rf"\s*(?:[\n,;.–—-]|(?P<bracket>\())\s*{RESPONSIBLE}\s*:\s*(?P<party>[^:]+)", re.IGNORECASE
)
# «Ответственный: школы. Итоги подвести …»: what follows is no name any more.
_GOES_ON = re.compile(r"\.\s+[А-ЯЁ][а-яё]{2,}\s+[а-яё]|\n")


def cut_party(title: str) -> tuple[str, str]:
    """A title without the responsible that ends it, and that; ("…", "") where none is named."""
    found = _LABELLED.search(title)
    if found is None or found.end() != len(title):
        return title, ""
    said = found["party"].strip()
    if found["bracket"]:
        if not said.endswith(")") or said.count(")") != said.count("(") + 1:
            return title, ""
        said = said[:-1]
    party, rest = trim_name(said), title[: found.start()].strip()
    if not rest or len(said) > _LONGEST or _GOES_ON.search(said) or not party:
        return title, ""
    return rest, party
