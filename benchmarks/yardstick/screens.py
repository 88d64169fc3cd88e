"""The texts and buttons of the yardstick: the very ones that the bot sends, by f-strings."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from domain.workflow import Status

MOSCOW = ZoneInfo("Europe/Moscow")
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня", "июля"),
    *("августа", "сентября", "октября", "ноября", "декабря"),
)
OF_WEEKDAYS = (
    *("понедельника", "вторника", "среды", "четверга"),
    *("пятницы", "субботы", "воскресенья"),
)
STATUSES = {Status.PLANNED: "не начато", Status.IN_PROGRESS: "в работе"}
GROUPS = {
    "returned": "Возвращено",
    "overdue": "Просрочено",
    "this_week": "На неделе",
    "later": "Дальше",
    "in_review": "На проверке",
    "done": "Выполнено",
}


def button(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=data)


def keyboard(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=rows)


def pairs(buttons: list[InlineKeyboardButton], width: int = 2) -> list[list[InlineKeyboardButton]]:
    return [buttons[n : n + width] for n in range(0, len(buttons), width)]


def _short(text: str) -> str:
    return text if len(text) <= 26 else text[:25].rsplit(" ", 1)[0].rstrip(" ,.") + "…"


def _day(day: date, today: date) -> str:
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year} года"


def _until(day: date, today: date) -> str:
    if 0 <= (day - today).days <= 6:
        return f"до {OF_WEEKDAYS[day.weekday()]}, {_day(day, today)}"
    return f"до {_day(day, today)}"


def _days(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return f"{count} день"
    few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    return f"{count} дня" if few else f"{count} дней"


def _due(day: date, today: date) -> str:
    left = (day - today).days
    if left < 0:
        return f"был {_day(day, today)}, просрочено на {_days(-left)}"
    if left < 2:
        return f"{_until(day, today)} ({'завтра' if left else 'сегодня'})"
    return f"{_until(day, today)}, {'остался' if _days(left).endswith('день') else 'осталось'} " + (
        _days(left)
    )


def _brief(day: date, today: date) -> str:
    left = (day - today).days
    if left < 0:
        return f"срок был {_day(day, today)}"
    if left < 2:
        return "до завтра" if left else "сегодня"
    return f"до {OF_WEEKDAYS[day.weekday()]}" if left <= 6 else f"до {_day(day, today)}"


def task_list(
    who: Any, counts: Sequence[Any], rows: Sequence[Any], today: date
) -> tuple[str, InlineKeyboardMarkup]:
    by_group: dict[str, int] = {}
    for group, _, count in counts:
        by_group[group] = by_group.get(group, 0) + count
    roadmap = counts[0][1]
    text, last = f"<b>Мои мероприятия</b>\n{who.school} · {roadmap}", ""
    for _, number, title, due, group in rows:
        if group != last:
            text += f"\n\n<b>{GROUPS[group]}</b>"
            last = group
        text += f"\n{number} {title} — {_brief(due, today)}"
    pages = -(-sum(count for group, count in by_group.items() if group != "done") // 8)
    tasks = [button(_short(f"{row[1]} {row[2]}"), f"c:{row[0]}") for row in rows]
    turning = [
        button("‹", f"tl::0:0:{pages - 1}"),
        button(f"1 из {pages}", "tl::0:0:1"),
        button("›", "tl::0:0:1"),
    ]
    groups = [
        button(f"{title} {by_group[group]}", f"tl:{group}:0:0:0")
        for group, title in GROUPS.items()
        if group in by_group
    ]
    bottom = [button("Найти", "ts:-1"), button("Ещё", "tf:0:0"), button("В начало", "m:home")]
    return text, keyboard([*pairs(tasks), turning, *pairs(groups, 3), bottom])


def card(
    row: Any, files: Sequence[Any], reports: Sequence[Any], beside: Sequence[Any], today: date
) -> str:
    slots, indicators, curators = beside
    blocks = [f"<b>{row.number} {row.title}</b>\n{row.school} · раздел {row.section} · "]
    blocks[0] += row.short_title
    facts = [f"Срок: {_due(row.deadline, today)}"]
    if row.deadline.weekday() > 4:
        before = row.deadline - timedelta(days=row.deadline.weekday() - 4)
        facts.append(f"Последний рабочий день — пятница, {_day(before, today)}")
    facts.append(_wanted(slots, files))
    facts += [f"Показатель: {indicator.text}" for indicator in indicators]
    facts.append(f"Статус: {STATUSES[row.status]}")
    facts += [f"Куратор: {', '.join(name for (name,) in curators)}"] if curators else []
    blocks.append("\n".join(facts))
    said = []
    if files:
        names = [f"{file.name}, {max(1, round(file.size / 1024))} КБ" for file in files]
        said.append(f"Файлы: {'; '.join(names)}")
    for report in [report for report in reports if report.comment][-2:]:
        on = report.at.astimezone(MOSCOW).date()
        said.append(f"{report.name}, {_day(on, today)}: «{report.comment}»")
    blocks += ["\n".join(said)] if said else []
    return "\n\n".join([*blocks, "Ответьте на это сообщение файлом или фото."])


def _wanted(slots: Sequence[Any], files: Sequence[Any]) -> str:
    left, shown = len(files), []
    for slot in slots:
        have = min(left, slot.count)
        left -= have
        shown.append(f"{slot.name} — {have} из {slot.count}")
    return f"Нужно: {'; '.join(shown)}"


def taken(row: Any, files: Sequence[Any], slots: Sequence[Any]) -> str:
    size = max(1, round(files[-1].size / 1024))
    wanted = sum(slot.count for slot in slots)
    text = f"Принято: {files[-1].name}, {size} КБ — {min(len(files), wanted)} из {wanted}"
    text += f"\n{row.number} {row.title}"
    return text if len(slots) == 1 else f"{text}\n{_wanted(slots, files)}"


def card_keyboard(row: Any, files: Sequence[Any]) -> InlineKeyboardMarkup:
    ask, step = f"ta:{row.id}:{row.version}", f"t:{row.id}:{row.version}"
    steps = [button("Выполнено", f"{step}:submit")]
    if row.status is Status.PLANNED:
        steps.append(button("В работе", f"{step}:start"))
    steps.append(button("Есть затруднение", f"{ask}:block"))
    steps.append(button("Не относится к нам", f"{ask}:not_applicable"))
    aside = [
        button(f"Файлы ({len(files)})", f"tp:{row.id}:files")
        if files
        else button("Файл", f"{ask}:file"),
        button("Комментарий", f"{ask}:comment"),
        button("Перенести срок", f"{ask}:deadline_request"),
        button("История", f"tp:{row.id}:history"),
    ]
    return keyboard([*pairs(steps), *pairs(aside), [button("‹ К списку", "m:tasks")]])
