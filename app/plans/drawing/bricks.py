"""The bricks themselves: faces, hatching and names, drawn per verdieping and stand to keep the svg small."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.blocks.stand import Stand
from app.plans.drawing import colours
from app.plans.drawing.courses import AFTER_ICON
from app.plans.drawing.shapes import num, rect, xml
from app.plans.drawing.variants import Lettering, Variant
from app.plans.drawing.widths import shortened, text_width

BORDER = 1.5
MARGIN = 5  # px that stay free left and right of a name, and around it on its plate
PLATE_INSET = 4  # px between the edge of a hatched brick and the plate behind its name
BASELINE = 0.345  # of the letter size, below the middle: the x-height looks centred
ICON_GRID = 24  # Tabler icons (MIT) are drawn on 24 by 24
FIRST_HATCH = 0.6  # of a step: where the first line starts
CAP = 0.36  # of the thickness: how far the end of a slanting line sticks out past its end point

_ICONS = {
    Stand.BEHOUDEN: "M5 12l5 5l10 -10",
    Stand.ONTWIKKELEN: "M11.414 10l-7.383 7.418a2.091 2.091 0 0 0 0 2.967a2.11 2.11 0 0 0 2.976 0l7.407 -7.385"
    "M18.121 15.293l2.586 -2.586a1 1 0 0 0 0 -1.414l-7.586 -7.586a1 1 0 0 0 -1.414 0l-2.586 2.586"
    "a1 1 0 0 0 0 1.414l7.586 7.586a1 1 0 0 0 1.414 0z",
    Stand.AFBOUWEN: "M3 7l6 6l4 -4l8 8M21 10l0 7l-7 0",
}
_INKS = {
    Stand.BEHOUDEN: colours.WHITE,
    Stand.ONTWIKKELEN: colours.BRICK_INK,
    Stand.AFBOUWEN: colours.INK,
}


@dataclass(frozen=True, slots=True)
class Brick:
    """A steen in its place in the wall; all bricks of a variant are equally high."""

    naam: str
    x: float
    y: float
    width: float


def brickwork(stand: Stand, bricks: Sequence[Brick], variant: Variant) -> str:
    """All bricks of one stand in one verdieping, with their names where the variant has them."""
    if not bricks:
        return ""
    hatching = _hatching(bricks, variant) if stand is Stand.ONTWIKKELEN else ""
    drawn = _faces(stand, bricks, variant) + hatching
    if isinstance(variant.bricks, Lettering):
        drawn += _names(stand, bricks, variant, variant.bricks)
    return drawn


def _faces(stand: Stand, bricks: Sequence[Brick], variant: Variant) -> str:
    """Plain for behouden, with a line around it for ontwikkelen, with a dashed line for afbouwen."""
    edge = 0.0 if stand is Stand.BEHOUDEN else BORDER
    height = variant.brick_height - edge
    boxes = [(b.x + edge / 2, b.y + edge / 2, b.width - edge) for b in bricks]
    if variant.lines.corner:
        corner = f'rx="{num(variant.lines.corner)}"'
        faces = "".join(rect(x, y, width, height, corner) for x, y, width in boxes)
        return f"<g {_paint(stand, variant)}>{faces}</g>"
    down = num(height)
    faces = "".join(f"M{num(x)} {num(y)}v{down}h{num(width)}v-{down}z" for x, y, width in boxes)
    return f'<path d="{faces}" {_paint(stand, variant)}/>'


def _paint(stand: Stand, variant: Variant) -> str:
    """The colours and the line of the faces of this stand."""
    if stand is Stand.BEHOUDEN:
        return f'fill="{colours.BRICK}"'
    if stand is Stand.ONTWIKKELEN:
        return f'fill="{colours.BRICK_PALE}" stroke="{colours.BRICK}" stroke-width="{BORDER}"'
    dash = f'stroke-dasharray="{variant.lines.brick_dash}"'
    return f'fill="{colours.WHITE}" stroke="{colours.BRICK_DARK}" stroke-width="{BORDER}" {dash}'


def _hatching(bricks: Sequence[Brick], variant: Variant) -> str:
    """The lines in all these bricks as one path, inside their borders."""
    inset = BORDER + CAP * variant.hatch_line
    height = variant.brick_height - 2 * inset
    path = "".join(hatch(b.x + inset, b.y + inset, b.width - 2 * inset, height, variant.hatch_step) for b in bricks)
    return f'<path d="{path}" stroke="{variant.lines.hatch_colour}" stroke-width="{variant.hatch_line}"/>'


def hatch(x: float, y: float, width: float, height: float, step: float) -> str:
    """Path data for lines at 45 degrees that end exactly on the edges of this box.

    Counted in whole tenths of a px: relative moves then add up without drifting.
    """
    left, top, w, h, s = (round(10 * value) for value in (x, y, width, height, step))
    first = round(FIRST_HATCH * s)
    return f"M{left / 10:g} {(top + first) / 10:g}{_strokes(first, w, h, s)}"


@lru_cache(maxsize=2048)
def _strokes(first: int, w: int, h: int, s: int) -> str:
    """The lines in a box of w by h tenths, as moves from the start of the first; bricks often are equally wide."""
    path: list[str] = []
    pen_x, pen_y = 0, first
    for reach in range(first, w + h, s):  # reach = x + y, the same all along a line
        x, y = max(0, reach - h), min(h, reach)
        length = min(w, reach) - x
        move = f"m{(x - pen_x) / 10:g} {(y - pen_y) / 10:g}" if path else ""
        path.append(f"{move}l{length / 10:g}-{length / 10:g}")
        pen_x, pen_y = x + length, y - length
    return "".join(path)


def _names(stand: Stand, bricks: Sequence[Brick], variant: Variant, lettering: Lettering) -> str:
    """The mark of the stand and the name in each brick, centred; on a plain plate where lines run."""
    before = lettering.icon + AFTER_ICON
    plates, icons, names = [], [], []
    for b in bricks:
        naam = shortened(b.naam, lettering.size, b.width - 2 * MARGIN - before)
        total = before + text_width(naam, lettering.size)
        x = b.x + max(MARGIN, (b.width - total) / 2)
        middle = b.y + variant.brick_height / 2
        baseline = middle + lettering.size * BASELINE
        plates.append(_plate(x, b.y, total, variant))
        icons.append(_icon(stand, x, middle, lettering.icon))
        names.append(f'<text x="{num(x + before)}" y="{num(baseline)}">{xml(naam)}</text>')
    ink = _INKS[stand]
    pen = f'stroke="{ink}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"'
    letters = f'font-size="{num(lettering.size)}" font-weight="600" fill="{ink}"'
    plate = f'<g fill="{colours.BRICK_PALE}">{"".join(plates)}</g>' if stand is Stand.ONTWIKKELEN else ""
    return f'{plate}<g fill="none" {pen}>{"".join(icons)}</g><g {letters}>{"".join(names)}</g>'


def _plate(x: float, y: float, width: float, variant: Variant) -> str:
    """The plain ground behind a mark and a name that start at x, in a brick with its top at y."""
    height = variant.brick_height - 2 * PLATE_INSET
    return rect(x - MARGIN, y + PLATE_INSET, width + 2 * MARGIN, height, "")


def _icon(stand: Stand, x: float, middle: float, size: float) -> str:
    place = f"translate({num(x)} {num(middle - size / 2)}) scale({size / ICON_GRID:.3f})"
    return f'<path d="{_ICONS[stand]}" transform="{place}"/>'
