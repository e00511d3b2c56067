"""The red thread as svg: per doel a line past its stations, whole where something hangs and dashed where it breaks.

Nothing in it depends on colour: a station is a disc with a number, a break an open ring with a question mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.plans.drawing import colours
from app.plans.drawing.model import Drawing
from app.plans.drawing.shapes import num, rect, xml
from app.plans.drawing.widths import shortened

BETWEEN_NAMES = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """How a thread is laid out. `names` is the room left of the line for a doel, 0 when it stands above the line."""

    width: int
    names: int
    head: int
    row: int
    size: float
    disc: float


MATEN = {
    "groot": Measure(1040, 270, 44, 54, 15.5, 15),
    "smal": Measure(358, 0, 40, 72, 12.5, 13),
    "rapport": Measure(660, 172, 32, 40, 11.5, 11),
}


def draw_thread(
    threads: Sequence[tuple[str, Sequence[int]]], stations: Sequence[str], maat: str, *, id: str, titel: str
) -> Drawing:
    """A line for each (doel, how many hang at each station)."""
    measure = MATEN[maat]
    height = measure.head + measure.row * len(threads)
    body = _heads(measure, stations, height)
    for nr, (doel, counts) in enumerate(threads):
        body += _line(measure, doel, counts, measure.head + measure.row * nr)
    told = _told(threads, stations)
    named = f'role="img" aria-labelledby="{id}-titel {id}-uitleg"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bp-draad bp-draad--{maat}" {named}'
        f' viewBox="0 0 {measure.width} {num(height)}" font-family="Source Sans 3, sans-serif">'
        f'<title id="{id}-titel">{xml(titel)}</title><desc id="{id}-uitleg">{xml(told)}</desc>{body}</svg>'
    )
    return Drawing(svg, measure.width, height, height, titel, told)


def _places(measure: Measure, many: int) -> list[float]:
    """The middle of each station."""
    step = (measure.width - measure.names) / many
    return [measure.names + step * (i + 0.5) for i in range(many)]


def _heads(measure: Measure, stations: Sequence[str], height: float) -> str:
    found = ""
    for x, name in zip(_places(measure, len(stations)), stations, strict=True):
        place = f'x="{num(x)}" y="{num(measure.head * 0.55)}" text-anchor="middle"'
        found += f'<text {place} font-size="{measure.size}" font-weight="600" fill="{colours.INK}">{xml(name)}</text>'
        found += f'<path d="M{num(x)} {num(measure.head * 0.8)}V{num(height)}" stroke="{colours.EARTH}"/>'
    return found


def _line(measure: Measure, doel: str, counts: Sequence[int], top: float) -> str:
    places = _places(measure, len(counts))
    middle = top + (measure.row * (0.5 if measure.names else 0.66))
    begin = measure.names or 4
    svg = _name(measure, doel, top, middle)
    svg += rect(begin - 4, middle - 4, 8, 8, f'fill="{colours.BRICK}"')
    for before, x, count in zip([begin, *places], places, counts, strict=False):
        dash = "" if count else ' stroke-dasharray="2 6"'
        path = f'd="M{num(before)} {num(middle)}H{num(x)}"'
        svg += f'<path {path} stroke="{colours.BRICK}" stroke-width="{4 if count else 2.5}"{dash}/>'
    return svg + "".join(_station(measure, x, middle, count) for x, count in zip(places, counts, strict=True))


def _name(measure: Measure, doel: str, top: float, middle: float) -> str:
    room = (measure.names or measure.width) - BETWEEN_NAMES - 8
    words = shortened(doel, measure.size, room)
    if measure.names:
        place = f'x="{num(measure.names - BETWEEN_NAMES)}" y="{num(middle + measure.size * 0.35)}" text-anchor="end"'
    else:
        place = f'x="0" y="{num(top + measure.size + 4)}"'
    return f'<text {place} font-size="{measure.size}" font-weight="600" fill="{colours.INK}">{xml(words)}</text>'


def _station(measure: Measure, x: float, middle: float, count: int) -> str:
    shape = f'cx="{num(x)}" cy="{num(middle)}" r="{measure.disc}"'
    ink = colours.WHITE if count else colours.INK
    look = (
        f'fill="{colours.BRICK}"'
        if count
        else f'fill="{colours.WHITE}" stroke="{colours.INK}" stroke-width="1.5" stroke-dasharray="4 3"'
    )
    place = f'x="{num(x)}" y="{num(middle + measure.size * 0.35)}" text-anchor="middle"'
    told = f'<text {place} font-size="{measure.size}" font-weight="700" fill="{ink}">{count or "?"}</text>'
    return f"<circle {shape} {look}/>{told}"


def _told(threads: Sequence[tuple[str, Sequence[int]]], stations: Sequence[str]) -> str:
    """The same in words."""
    rows = ((doel, zip(stations, counts, strict=True)) for doel, counts in threads)
    told = ((doel, [f"{name} {count or 'nog niets'}" for name, count in passed]) for doel, passed in rows)
    return " ".join(f"{doel}: {', '.join(words)}." for doel, words in told)
