"""The words that tables and charts are printed with, for tests that need no locale."""

from domain.printing import Labels

LABELS = Labels(
    total="Итого",
    nothing="Нет данных",
    stamp="снимок от {moment}",
    left_out="Не показано строк: {count}",
    page="{page} из {pages}",
    done="выполнено",
    overdue="просрочено",
    other="остальное",
    plan="план",
    fact="факт",
    months=("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
)
