"""Runs of words that speak for the same activities."""

from domain.utterances.pieces import Piece

LINKS = {"и", "по", "в", "на", "с", "к", "о", "об", "для", "из", "у", ",", "-", ":"}


def chunks_of(pieces: list[Piece], hits: list[dict[str, float]]) -> list[list[int]]:
    """Runs of words that speak for activities, over small words between them."""
    chunks: list[list[int]] = []
    for place in range(len(pieces)):
        if not hits[place]:
            continue
        if chunks and _linked(pieces, hits, chunks[-1], place):
            chunks[-1].extend(range(chunks[-1][-1] + 1, place + 1))
        else:
            chunks.append([place])
    return chunks


def _linked(
    pieces: list[Piece], hits: list[dict[str, float]], chunk: list[int], place: int
) -> bool:
    between = pieces[chunk[-1] + 1 : place]
    if len(between) > 2 or any(piece.word not in LINKS and piece.word != "." for piece in between):
        return False
    shared = set.intersection(*(set(hits[each]) for each in chunk if hits[each]))
    return bool(shared & set(hits[place]))
