"""Sizes of files and plain numbers as people read them."""

from bot.ui.texts import Texts

_KILO = 1024
_MEGA = _KILO * _KILO


def file_size(texts: Texts, size: int) -> str:
    """«84 КБ», «1,2 МБ»; `size` in bytes."""
    if size < _MEGA:
        return texts("size-kilobytes", amount=str(max(1, round(size / _KILO))))
    return texts("size-megabytes", amount=number(texts, round(size / _MEGA, 1)))


def number(texts: Texts, value: float) -> str:
    """«45,5»: without needless zeros, with the decimal sign of the language."""
    return f"{value:.10g}".replace(".", texts("number-decimal"))
