"""Documents that a result cell expects: «Наличие аналитических справок» → «аналитическая справка».

A document counts where a clause begins with it; «отчёт о выполнении плана» is one report, no plan.
"""

import re
from collections.abc import Iterator

from domain.draft import DraftSlot
from domain.planning.wording import fold, unmarked

# Stem, nominative, gender (m, f, n; p for words used in the plural only).
_NOUNS = (
    ("аналитическ(?:ая|ой|ую|ие|их) записк", "аналитическая записка", ""),
    ("план(?:ы|а|ов|у|ом)?-?\\s?-\\s?график", "план-график", "m"),
    ("материал", "материалы", "p"),
    ("дорожн\\w+ карт", "дорожная карта", ""),
    ("баз\\w? данных", "база данных", ""),
    ("банк\\w? данных", "банк данных", "m"),
    ("пакет\\w* (?:\\w+ )?(?:документ|материал)", "пакет документов", "m"),
    ("локальн\\w+ (?:нормативн\\w+ )?акт", "локальный акт", ""),
    ("нормативн\\w+ (?:правов\\w+ )?акт", "нормативный акт", ""),
    ("нормативн\\w+ документ", "нормативный документ", ""),
    ("методическ\\w+ рекомендаци", "методические рекомендации", ""),
    ("информационн\\w+ (?:письм|писем)", "информационное письмо", ""),
    ("лист\\w* регистраци", "лист регистрации", "m"),
    ("справк|справок", "справка", "f"),
    ("приказ", "приказ", "m"),
    ("протокол", "протокол", "m"),
    ("фотоотчет", "фотоотчёт", "m"),
    ("отчет(?!н)", "отчёт", "m"),
    ("план(?!ир|ов(?:ое|ая|ый))", "план", "m"),
    ("график(?!е)", "график", "m"),
    ("письм|писем", "письмо", "n"),
    ("списк|список", "список", "m"),
    ("програм", "программа", "f"),
    ("положени", "положение", "n"),
    ("распоряжени", "распоряжение", "n"),
    ("постановлени", "постановление", "n"),
    ("доклад", "доклад", "m"),
    ("рекомендаци", "рекомендации", "p"),
    ("договор(?!ен)", "договор", "m"),
    ("соглашени", "соглашение", "n"),
    ("паспорт", "паспорт", "m"),
    ("свидетельств", "свидетельство", "n"),
    ("сертификат", "сертификат", "m"),
    ("реестр", "реестр", "m"),
    ("перечень|перечн", "перечень", "m"),
    ("заявк|заявок", "заявка", "f"),
    ("заключени", "заключение", "n"),
    ("резолюци", "резолюция", "f"),
    ("решени", "решение", "n"),
    ("публикаци", "публикация", "f"),
    ("презентаци", "презентация", "f"),
    ("сборник", "сборник", "m"),
    ("журнал(?!ист)", "журнал", "m"),
    ("анкет(?!ир)", "анкета", "f"),
    ("акт(?:ы|а|ов)?\\b", "акт", "m"),
    ("нпа\\b", "НПА", ""),
    ("скриншот", "скриншот", "m"),
    ("ссылк", "ссылка", "f"),
    ("сценари", "сценарий", "m"),
    ("смет", "смета", "f"),
    ("уведомлени", "уведомление", "n"),
    ("циклограмм", "циклограмма", "f"),
)  # fmt: skip
_NOUN = re.compile("|".join(f"(?P<n{i}>{noun[0]})" for i, noun in enumerate(_NOUNS)))
_CLAUSE = re.compile(r"[,.;]\s|[;()\n]|\sи\s|/|:\s")
_LEAD = re.compile(
    r"(?:(?:наличие|подготовк\w+|издани\w+|разработк\w+|разработан\w*|подготовлен\w*|утвержден\w*"
    r"|оформлен\w*|оформлени\w+|создан\w*|создани\w+|составлен\w*|составлени\w+|заполнен\w*"
    r"|заключен[аыо]?|заключение(?= договор| соглаш)|проведен\w*|формировани\w+|сформирован\w*"
    r"|подписан\w*|направлен\w*|обновлен\w*|согласован\w*|предоставлени\w+|представлени\w+"
    r"|внедрени\w+|реализаци\w+|публикаци\w+(?= отч)|выдача|опубликован\w*|в виде|форма:?|итогов\w+"
    r"(?= приказ)|нов\w{2,3}|соответствующ\w+|не менее|\d+)\s+)*"
)
_ADJECTIVE = re.compile(
    r"((?:\w+о-)?\w{3,}?)(ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ую|юю|ые|ие|ых|их|ыми|ими)\s+"
)
_SITE = re.compile(
    r"(?:размещен\w*|информаци\w+|опубликован\w*|публикаци\w+|материал\w*|раздел\w*|новост\w*)"
    r"[^.;]{0,80}?\bна (?:официальн\w+ )?сайт\w*|\bна сайт\w*[^.;]{0,40}?размещен\w*"
)
_COUNT = re.compile(r"(?<![\d.])(\d{1,2})(?:-?х|-?ти)?\s+$")
_ENDINGS = {"m": ("ый", "ий"), "f": ("ая", "ая"), "n": ("ое", "ое"), "p": ("ые", "ие")}
_PARTICIPLE = re.compile(
    r"(?:утвержденн|подготовленн|разработанн|подписанн|заполненн|соответствующ|новы?|данн)$"
)


def read_evidence(result: str) -> tuple[DraftSlot, ...]:
    """The documents that the text expects, each once, in their order."""
    counts: dict[str, int] = {}
    for clause in _clauses(result):
        if _SITE.search(clause):
            counts.setdefault("размещение на сайте", 1)
            continue
        for name, count in _documents(clause):
            counts[name] = max(count, counts.get(name, 0))
    return tuple(DraftSlot(name, count) for name, count in counts.items())


def _clauses(result: str) -> Iterator[str]:
    for line in result.split("\n"):
        for clause in _CLAUSE.split(fold(unmarked(line))):
            if clause and clause.strip():
                yield clause.strip(' «»"-–—.,')


def _documents(clause: str) -> Iterator[tuple[str, int]]:
    lead = _LEAD.match(clause)
    start = lead.end() if lead else 0
    count = _COUNT.search(clause[:start])
    adjectives: list[str] = []
    while True:
        if noun := _NOUN.match(clause, start):
            yield _name(noun, adjectives), int(count[1]) if count else 1
            return
        adjective = _ADJECTIVE.match(clause, start)
        if adjective is None or len(adjectives) > 2:
            return
        adjectives.append(adjective[1])
        start = adjective.end()


def _name(noun: re.Match[str], adjectives: list[str]) -> str:
    _, name, gender = _NOUNS[int((noun.lastgroup or "n0")[1:])]
    if not gender:
        return name
    hard, soft = _ENDINGS[gender]
    words = [
        stem + (soft if stem[-1] in "кгхжшщч" else hard)
        for stem in adjectives
        if not _PARTICIPLE.search(stem)
    ]
    return " ".join([*words, name])
