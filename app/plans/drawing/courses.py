"""Laying bricks in courses: rows that are about equally full, stretched to the wall, with staggered joints.

Only numbers here; which brick has which colour is for others. Rules 2 to 5 of the drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.plans.drawing.variants import Blank, Lettering
from app.plans.drawing.widths import text_width

AFTER_ICON = 5  # px between the mark in a brick and its name
STRETCH = 2.4  # a course is stretched to the full wall, but no brick more than this
STRETCH_TOP = 1.5  # less for the top course: the air there says that another brick still fits
JOINT = 10  # px: joints closer than this look like one line


@dataclass(frozen=True, slots=True)
class Place:
    """Where brick number `index` lies in its course: left edge and width in px."""

    index: int
    x: float
    width: float


def natural_width(name: str, bricks: Lettering | Blank, room: float) -> float:
    """The width a brick asks for, before stretching; never more than a whole course."""
    if isinstance(bricks, Blank):
        asked = bricks.base + bricks.per_character * len(name)
        return min(room, bricks.most, max(bricks.least, asked))
    return min(room, text_width(name, bricks.size) + 2 * bricks.padding + bricks.icon + AFTER_ICON)


def lay(widths: Sequence[float], room: float, gap: float) -> list[list[Place]]:
    """Courses from the bottom up for bricks of these natural widths, in a wall with `room` px inside."""
    courses: list[list[Place]] = []
    rows = _balanced(widths, room, gap)
    joints: list[float] = []
    for row in rows:
        most = STRETCH_TOP if row is rows[-1] else STRETCH
        course = _bonded(row, widths, room, gap, most, joints)
        joints = [place.x for place in course[1:]]
        courses.append(course)
    return courses


def _balanced(widths: Sequence[float], room: float, gap: float) -> list[list[int]]:
    """As few rows as greedy filling needs, with the widest row as narrow as that number allows."""
    if not widths:
        return []
    rows = _greedy(widths, room, gap)
    if len(rows) == 1:
        return rows
    enough, too_narrow = room, max(widths)
    while enough - too_narrow > 1:
        limit = (enough + too_narrow) / 2
        if _fits(widths, limit, gap, len(rows)):
            enough = limit
        else:
            too_narrow = limit
    return _greedy(widths, enough, gap)


def _greedy(widths: Sequence[float], limit: float, gap: float) -> list[list[int]]:
    """Fill row after row, in order, each no wider than `limit`."""
    rows: list[list[int]] = []
    used = limit
    for index, width in enumerate(widths):
        used += gap + width
        if used > limit:
            rows.append([])
            used = width
        rows[-1].append(index)
    return rows


def _fits(widths: Sequence[float], limit: float, gap: float, rows: int) -> bool:
    """Whether greedy filling needs no more than this many rows; only counts, as it is asked many times."""
    used = limit
    for width in widths:
        used += gap + width
        if used > limit:
            rows -= 1
            used = width
            if rows < 0:
                return False
    return True


def _bonded(
    row: list[int], widths: Sequence[float], room: float, gap: float, most: float, under: list[float]
) -> list[Place]:
    """The row stretched to the wall; turned round if that puts fewer joints above the joints `under` it."""
    factor = min(most, (room - gap * (len(row) - 1)) / sum(widths[index] for index in row))
    forward = _placed(row, widths, factor, gap)
    if _aligned(forward, under) == 0:
        return forward
    return min(forward, _placed(row[::-1], widths, factor, gap), key=lambda course: _aligned(course, under))


def _placed(row: list[int], widths: Sequence[float], factor: float, gap: float) -> list[Place]:
    """Bricks side by side from the left, each `factor` times its natural width."""
    course = []
    x = 0.0
    for index in row:
        width = widths[index] * factor
        course.append(Place(index, x, width))
        x += width + gap
    return course


def _aligned(course: list[Place], under: list[float]) -> int:
    """How many joints of the course lie above a joint of the course under it."""
    return sum(abs(place.x - joint) < JOINT for place in course[1:] for joint in under)
