"""Parts of a summary that are asked for by their names, and what is left to narrow them."""

import pytest

from domain.utterances.named_parts import named_part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Нагрузка", ("burden", "")),
        ("какая нагрузка на школы в декабре?", ("burden", "в декабре")),
        ("что мы спрашиваем дважды", ("burden", "")),
        ("причины опозданий за октябрь", ("delays", "за октябрь")),
        ("почему опоздали", ("delays", "")),
        ("по чьей вине опоздания у школы 3", ("delays", "у школы 3")),
        ("покажи ход года", ("course", "")),
        ("покажи динамику", ("course", "")),
        ("динамика за ноябрь", None),
        ("столбики по школам", ("bars", "по школам")),
        ("школы по месяцам картинкой", ("heat", "")),
        ("почему так плохо у школы 3", None),
        ("сводка по школам", None),
        ("по школам по месяцам", None),
        ("опоздания", None),
        ("в ходе года", None),
        ("нагрузочный план", None),
    ],
)
def test_a_part_is_named_at_the_beginning(text, part):
    assert named_part(text) == part
