"""Is a message a table that somebody has pasted, such as a plan out of a letter or a sheet?"""

_BARS = "|│┃║"
_FEWEST_LINES = 2


def looks_like_table(text: str) -> bool:
    """Whether at least two lines are parted into cells, by tabs or by bars.

    Drawn lines between rows part nothing and are passed over. A single bar in a sentence makes no
    table: a line with bars counts where it has three cells, or begins and ends with one.
    """
    return sum(_has_cells(line) for line in text.splitlines()) >= _FEWEST_LINES


def _has_cells(line: str) -> bool:
    line = line.strip(" ")
    if len([cell for cell in line.split("\t") if cell.strip()]) > 1:
        return True
    bars = sum(line.count(bar) for bar in _BARS)
    words = any(letter.isalnum() for letter in line)
    return words and bars >= 2
