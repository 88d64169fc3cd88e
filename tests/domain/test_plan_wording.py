"""Lines that were only wrapped, joined again."""

import pytest

from domain.planning.wording import reflow

WRAPPED = {
    "Разработка плана-\nграфика": "Разработка плана-графика",
    "учителя-\nпредметники": "учителя-предметники",
    "педагогов-\nпсихологов": "педагогов-психологов",
    "Семинары-\nпрактикумы": "Семинары-практикумы",
    "мастер-\nкласс": "мастер-класс",
    "общеобра-\nзовательные": "общеобразовательные",
    "научно-\nпрактическая": "научно-практическая",
    "меро-\nприятия": "мероприятия",
    "учитель-\nский": "учительский",
    "плани-\nрование": "планирование",
}


@pytest.mark.parametrize("text", WRAPPED)
def test_a_word_cut_by_a_line_is_whole_again(text):
    assert reflow(text) == WRAPPED[text]
