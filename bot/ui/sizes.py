"""Sizes of files and plain numbers as people read them."""

from bot.ui.texts import Texts

_KILO = 1024
_MEGA = _KILO * _KILO
_GIGA = _MEGA * _KILO


def file_size(texts: Texts, size: int) -> str:
    """«0 КБ», «84 КБ», «1,2 МБ», «73,6 ГБ»; `size` in bytes."""
    if size < _MEGA:
        return texts("size-kilobytes", amount=str(round(size / _KILO) or min(size, 1)))
    if size < _GIGA:
        return texts("size-megabytes", amount=number(texts, round(size / _MEGA, 1)))
    return texts("size-gigabytes", amount=number(texts, round(size / _GIGA, 1)))


def number(texts: Texts, value: float) -> str:
    """«45,5»: without needless zeros, with the decimal sign of the language."""
    return f"{value:.10g}".replace(".", texts("number-decimal"))
