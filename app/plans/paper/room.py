"""How much room things take on a page, in mm: an estimate, made before there are lines. It is on the safe side."""

from math import ceil

from app.plans.bouwwerk import Bouwwerk
from app.plans.paper.stuk import lines

PAGE = 249
"""What a page holds, with a little to spare."""

HEADING, LEAD, CIJFERS = 15, 16, 22
LINE, LETTERS = 5.6, 92
"""The height of a line of running text, and about how many letters it holds."""

QUESTION = 18
"""What the box around the gevraagd besluit takes, besides its lines."""


def text_lines(told: str) -> float:
    """The points of a text, each on as many lines as it needs."""
    points = ("".join(span.text for span in spans) for spans in lines(told))
    return sum(LINE * ceil(len(point) / LETTERS) + 1.2 for point in points)


def essence(of: Bouwwerk) -> float:
    """The cijfers, the kernpunten and the gevraagd besluit; for a standard text four lines."""
    points = text_lines(of.kernpunten)
    asked = text_lines(of.gevraagd_besluit) or 4 * LINE + 3
    return CIJFERS + (points + 3 if points else 0) + QUESTION + asked


def rows(cells: tuple[str, ...], letters: tuple[int, ...]) -> float:
    """A row of a table that is dicht."""
    return 2.4 + 3.75 * max(ceil(len(cell) / most) for cell, most in zip(cells, letters, strict=True))
