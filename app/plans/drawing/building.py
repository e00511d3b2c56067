"""The building: five verdiepingen stacked on the ground, Visie as fundering under it. One pure function.

Same input, same characters: no chance, no clock, no stylesheet, no script, no ids but those of the words.
"""

from collections.abc import Sequence

from app.plans.drawing import shapes
from app.plans.drawing.labels import aantal_bouwstenen, beschrijving
from app.plans.drawing.model import Drawing, Verdieping
from app.plans.drawing.pallet import pallet
from app.plans.drawing.shapes import num, xml
from app.plans.drawing.storey import Storey
from app.plans.drawing.variants import VARIANTEN, Variant

MAST_ROOM = 0.3  # part of the mast's height that stays free above a roof without a flag
FONT = "'Source Sans 3', sans-serif"


def draw(
    verdiepingen: Sequence[Verdieping],
    variant: str,
    *,
    id: str,
    titel: str,
    hier: int | None = None,
    decoratief: bool = False,
    doorlopend: bool = False,
) -> Drawing:
    """Draw a bouwwerk: five verdiepingen, Visie first, in one of VARIANTEN (KeyError for another name).

    `id` starts the ids of the words and must be unique on the page; `hier` is the index of the stap the officer
    is in; `decoratief` hides the drawing from screen readers; `doorlopend` lets the ground run past the canvas.
    """
    v = VARIANTEN[variant]
    storeys = [Storey(verdieping, v, is_footing=index == 0) for index, verdieping in enumerate(verdiepingen)]
    total = sum(len(storey.stenen) for storey in storeys)
    titel = f"{titel}: gebouw met {aantal_bouwstenen(total)}"
    words = beschrijving(verdiepingen, with_considered=v.has_pallet)
    body, height, ground = _body(v, storeys, total, hier, doorlopend)
    classes = f"bp-bouwwerk bp-bouwwerk--{variant}" + (" bp-bouwwerk--doorlopend" if doorlopend else "")
    size = f'viewBox="0 0 {v.width} {num(height)}" width="{v.width}" height="{num(height)}"'
    role, label = _words(xml(id), titel, words) if not decoratief else ('aria-hidden="true"', "")
    root = f'<svg xmlns="http://www.w3.org/2000/svg" class="{classes}" {size} {role} font-family="{FONT}">'
    return Drawing(f"{root}{label}{body}</svg>", v.width, height, ground, titel, words)


def _body(
    v: Variant, storeys: Sequence[Storey], total: int, hier: int | None, runs_on: bool
) -> tuple[str, float, float]:
    """Everything that is seen, the height of the canvas and the y of the ground line."""
    is_complete = all(storey.stenen for storey in storeys)
    eaves = v.above + v.roof + v.mast * (1 if is_complete else MAST_ROOM)
    tops, ground, bottom = _stack(storeys, eaves, v.lines.slab)
    height = round(bottom + v.below, 1)
    parts = [shapes.landscape(v, ground, height, runs_on)]
    if is_complete:
        parts.append(shapes.flag(v, eaves))
    parts.append(shapes.roof(v, eaves, aantal_bouwstenen(total) if storeys[-1].stenen else None))
    for index, storey in enumerate(storeys):
        parts.append(storey.svg(tops[index], is_here=index == hier))
    if v.has_pallet:
        parts.append(pallet(v, ground, [steen for storey in storeys for steen in storey.verdieping.overwogen]))
    return "".join(parts), height, round(ground, 1)


def _stack(storeys: Sequence[Storey], eaves: float, slab: float) -> tuple[list[float], float, float]:
    """From the eaves down: the top of each storey's wall, the y of the ground line and of the lowest edge."""
    y = eaves
    ground = eaves
    tops: list[float] = []
    for storey in reversed(storeys):
        ground = y  # the last one to stay is that above the fundering
        tops.append(y + slab)
        y += slab + storey.height
    return tops[::-1], ground, y + slab


def _words(id: str, titel: str, words: str) -> tuple[str, str]:
    """The attributes that make the svg one picture with words, and those words."""
    role = f'role="img" aria-labelledby="{id}-t {id}-d"'
    return role, f'<title id="{id}-t">{xml(titel)}</title><desc id="{id}-d">{xml(words)}</desc>'
