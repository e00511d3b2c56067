"""Considered bouwstenen: dotted bricks on a pallet on the ground, to the right of the building."""

from collections.abc import Sequence

from app.plans.drawing import colours
from app.plans.drawing.model import Steen
from app.plans.drawing.shapes import num, rect, xml
from app.plans.drawing.variants import Variant
from app.plans.drawing.widths import shortened

MOST = 8  # bricks on the pile; more would stand higher than the smallest building
FROM_WALL = 44
FROM_EDGE = 20
BRICK = 32
GAP = 3
LEGS = 9  # height of the pallet
LETTERS = 14
MARGIN = 8
CAPTION = 15
LINE = 18
AIR = 12  # between the pile and its caption


def pallet(variant: Variant, ground: float, stenen: Sequence[Steen]) -> str:
    """The pile with its caption; above MOST bricks the rest is a number, so it never leaves the canvas."""
    if not stenen:
        return ""
    x = variant.wall_x + variant.wall_width + FROM_WALL
    width = variant.width - x - FROM_EDGE
    top = ground - LEGS
    faces, names = [], []
    for number, steen in enumerate(stenen[:MOST], start=1):
        y = top - 2 - number * (BRICK + GAP)
        faces.append(rect(x + 0.75, y + 0.75, width - 1.5, BRICK - 1.5, 'rx="2"'))
        naam = xml(shortened(steen.naam, LETTERS, width - 2 * MARGIN))
        names.append(f'<text x="{num(x + width / 2)}" y="{num(y + BRICK / 2 + 5)}">{naam}</text>')
    y = top - 2 - len(faces) * (BRICK + GAP) - AIR
    if len(stenen) > MOST:
        names.append(f'<text x="{num(x + width / 2)}" y="{num(y)}">en nog {len(stenen) - MOST}</text>')
        y -= LINE + AIR / 2
    line = f'stroke="{colours.POLE}" stroke-width="1.5" stroke-dasharray="1.5 3.5" stroke-linecap="round"'
    letters = f'font-size="{LETTERS}" text-anchor="middle" fill="{colours.INK}"'
    return (
        _planks(x, top, width)
        + f'<g fill="{colours.PAPER}" {line}>{"".join(faces)}</g><g {letters}>{"".join(names)}</g>'
        + f'<g font-size="{CAPTION}" font-weight="600" fill="{colours.INK}">'
        + f'<text x="{num(x)}" y="{num(y - LINE)}">Overwogen,</text>'
        + f'<text x="{num(x)}" y="{num(y)}">niet gekozen</text></g>'
    )


def _planks(x: float, y: float, width: float) -> str:
    legs = "".join(f"M{num(leg)} {num(y)}v{LEGS}" for leg in (x + 10, x + width / 2, x + width - 10))
    path = f"M{num(x)} {num(y)}h{num(width)}{legs}"
    return f'<path d="{path}" stroke="{colours.PLANK}" stroke-width="4"/>'
