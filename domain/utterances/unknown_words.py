"""Words of a question about figures that could change them and mean nothing to it."""

from collections.abc import Iterable

from domain.utterances.lexicon import listed
from domain.utterances.vocabulary import vocabulary

_SAYS_LITTLE = frozenset(
    listed(
        "хотеть хотеться узнать понять посмотреть увидеть знать "
        "статус сводка show дай дать покажи показать summary please greet we с по у в за "
        "на и а как "
        "что который какой разбивка статистика итог картина общий дело сравнение динамика "
        "сколько выполнение быть все весь только всего уже отчет пришли школа учреждение "
        "раздел месяц квартал год лучше хуже чем прошлый сравни есть можно район общая ли то "
        "от нам мне там ещё еще про процент положение ситуация обстоять состояние данные "
        "цифра рядом этот разница разрез сделать сдать принять доля идти сработать поработать "
        "учебный насколько против стать стало относительно просрочка просроченный просрочить долг "
        "кто у план опоздание затруднение проверка вечер утро исполнение дата принятие приемка "
        "нарушение сведение о об бы иметь имеющий дорожный карта аналогичный период "
        "справляться количество информация сводный сравнительный вообще кинуть скинуть страница "
        "прямо сообщить находиться висеть лежать поступить числиться каков каковой каково "
        "анализ доложить ход вы ваш идти округ муниципалитет территория страничка между тут там "
        "самый таблица табличка"
    )
)
_ASKS = frozenset(
    listed(
        "summary overdue which what how many who when no work make accept return review trouble "
        "compare better worse ranking export excel word show give please greet we all now report "
        "doc deadline section school month party indicator activity list week debtor meeting pack "
        "чем whether must may assist check change big find where number curator plan thanks ack"
    )
)
"""Families that a question may hold without another sense than the one it is read with."""
_FORETELLS = frozenset(
    listed("forecast fail hedge скоро сорвать ждать опоздать начало середина конец")
)
"""Families of a question about what will be late."""


_RANKS = frozenset(
    listed(
        "молодец тянуть вниз назад дно лидер лидировать впереди передовик отличиться хвост "
        "вовремя своевременно"
    )
)
"""Words of a question who is first and who is last, or of what is done in time."""
_LACKS = frozenset(listed("хватать недоставать недостающий приложить прислать предоставить"))
"""Words of a question about documents: their table has how many there are of how many."""


def meaningless(
    rest: Iterable[str], *, foretells: bool = False, ranks: bool = False, of_documents: bool = False
) -> list[str]:
    """Words of a question that mean nothing to it and could change the figures.

    `foretells`: what will be late is asked for, «кто может не успеть»; `ranks`: who is first,
    `of_documents`: which of them there are.
    """
    words = vocabulary()
    known = _ASKS | _FORETELLS if foretells else _ASKS
    little = _SAYS_LITTLE | (_RANKS if ranks else set()) | (_LACKS if of_documents else set())
    found = []
    for word in rest:
        lemma = words.lemma(words.mended(word))
        family = words.codes.get(words.mended(word), lemma).partition(".")[0]
        if not {word, lemma} & little and family not in known:
            found.append(word)
    return found
