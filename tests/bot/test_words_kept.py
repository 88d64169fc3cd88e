"""Nothing that names an activity, a school, a label or a thing of the glossary is thrown away."""

from bot.ui.texts import texts
from domain.access import Role

T = texts("ru")
THROWN = (T("not-understood"), T("said-unknown"))

SAID = {
    "coordinator": (
        "5.2", "социальный паспорт это вообще о чём", "Выполнено", "подробнее", "‹ К списку",
        "покажи журнал", "подтверждающий документ", "школа 3", "5.2 оформили стенд",
    ),
    "head": ("5.2", "вопрос по 5.2", "в работе", "кому поручено", "Школа № 3"),
    "curator": (
        "5.2 третьей школы", "школа 3", "Люди и учреждения", "Следующее", "неполадки",
        "дорожная карта", "паспорт", "перенос срока", "у меня 5.2 непонятно",
    ),
    "manager": (
        "школа 3", "5.2", "к совещанию", "На сегодня", "показатель", "по школам", "раздел",
        "кто не отчитался по 5.2", "должник",
        "Всё равно завершить", "‹ К разделам",
    ),
}  # fmt: skip


async def test_nobody_with_a_role_is_told_that_words_were_not_understood(school):
    people = {
        "coordinator": school.anna,
        "head": await school.meet("Вера", (Role.HEAD, school.school_id)),
        "curator": school.galina,
        "manager": await school.meet_manager("Борис"),
    }
    thrown = []
    for role, said in SAID.items():
        for text in said:
            seen = len(people[role].messages)
            await people[role].send(text)
            answers = [each.text or "" for each in people[role].messages[seen + 1 :]]
            if not answers or any(answer.startswith(THROWN) for answer in answers):
                thrown.append((role, text, answers))
    assert thrown == []
