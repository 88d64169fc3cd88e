"""The words of questions to a summary, and what each means."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.summary import By, Which

# Beginnings of words, «ё» as «е»; the longest that fits counts.
WHICH: Mapping[str, Which] = MappingProxyType(
    {
        "просроч": Which.OVERDUE,
        "долг": Which.OVERDUE,
        "не сдал": Which.OVERDUE,
        "выполнен": Which.DONE,
        "сделан": Which.DONE,
        "готов": Which.DONE,
        "опозда": Which.LATE,
        "на проверк": Which.REVIEW,
        "провер": Which.REVIEW,
        "в работ": Which.WORK,
        "возвра": Which.RETURNED,
        "вернул": Which.RETURNED,
        "затрудн": Which.BLOCKED,
        "предсто": Which.AHEAD,
        "впереди": Which.AHEAD,
        "overdue": Which.OVERDUE,
        "done": Which.DONE,
        "late": Which.LATE,
        "review": Which.REVIEW,
        "returned": Which.RETURNED,
        "blocked": Which.BLOCKED,
        "ahead": Which.AHEAD,
    }
)
BY: Mapping[str, By] = MappingProxyType(
    {
        "по школ": By.ORGANISATION,
        "по учрежд": By.ORGANISATION,
        "по раздел": By.SECTION,
        "по направл": By.SECTION,
        "по ответств": By.PARTY,
        "по срок": By.MONTH,
        "по месяц": By.MONTH,
        "по документ": By.EVIDENCE,
        "по справк": By.EVIDENCE,
        "по показат": By.INDICATOR,
        "школы": By.ORGANISATION,
        "раздел": By.SECTION,
        "ответств": By.PARTY,
        "документ": By.EVIDENCE,
        "справк": By.EVIDENCE,
        "показател": By.INDICATOR,
        "by school": By.ORGANISATION,
        "by section": By.SECTION,
        "by month": By.MONTH,
        "documents": By.EVIDENCE,
        "indicators": By.INDICATOR,
    }
)
MONTHS: Mapping[str, int] = MappingProxyType(
    {
        "янв": 1, "фев": 2, "март": 3, "апр": 4, "июн": 6, "июл": 7,
        "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
        "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    }
)  # fmt: skip
MAY = frozenset({"май", "мая", "мае", "маю", "маем", "may"})
FILLER = frozenset({
    "изменилось",
    "и", "в", "во", "за", "на", "по", "у", "с", "о", "из", "для", "до", "какие", "какой", "какая",
    "кто", "что", "сколько", "покажи", "показать", "сводка", "сводку", "мероприятия",
    "мероприятий", "задачи", "все", "всё", "года", "год", "году", "месяц", "г", "the", "in", "of",
})  # fmt: skip
