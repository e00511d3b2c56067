"""The building: five verdiepingen stacked on the ground, Visie as fundering under it. One pure function.

Same input, same characters: no chance, no clock, no stylesheet, no script, no ids but those of the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.plans.drawing import shapes
from app.plans.drawing.labels import aantal_bouwstenen, beschrijving
from app.plans.drawing.model import Drawing, Verdieping
from app.plans.drawing.pallet import pallet
from app.plans.drawing.shapes import num, xml
from app.plans.drawing.storey import Storey
from app.plans.drawing.variants import VARIANTEN, Variant

MAST_ROOM = 0.3  # part of the mast's height that stays free above a roof without a flag
CUT = 3  # verdiepingen in the lower half of a building on two pages
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
    storeys = _storeys(verdiepingen, v)
    titel = f"{titel}: gebouw met {_total(storeys)}"
    words = beschrijving(verdiepingen, with_considered=v.has_pallet)
    role, label = _words(xml(id), titel, words) if not decoratief else ('aria-hidden="true"', "")
    return _canvas(v, _whole(v, storeys, hier, doorlopend), Words(titel, words, role, label), doorlopend)


def draw_halves(verdiepingen: Sequence[Verdieping], variant: str, *, id: str, titel: str) -> tuple[Drawing, Drawing]:
    """The same building in two drawings, the upper first: on one sheet of paper a high building grows too small.

    The lower one holds the fundering up to Partners, the upper one the rest and the roof (DESIGN section 5, rule 13).
    """
    v = VARIANTEN[variant]
    storeys = _storeys(verdiepingen, v)

    def half(name: str, scene: Scene, part: Sequence[Verdieping]) -> Drawing:
        told = f"{titel}, {name} deel van een gebouw met {_total(storeys)}"
        words = beschrijving(part, with_considered=False)
        return _canvas(v, scene, Words(told, words, *_words(f"{xml(id)}-{name}", told, words)), runs_on=False)

    return (
        half("bovenste", _upper(v, storeys), verdiepingen[CUT:]),
        half("onderste", _lower(v, storeys[:CUT]), verdiepingen[:CUT]),
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is seen, the height of its canvas and the y of the ground line."""

    svg: str
    height: float
    ground: float


@dataclass(frozen=True, slots=True)
class Words:
    """What the drawing says without being seen, and how its root and first elements carry that."""

    titel: str
    beschrijving: str
    role: str
    label: str


def _storeys(verdiepingen: Sequence[Verdieping], v: Variant) -> list[Storey]:
    return [Storey(verdieping, v, is_footing=index == 0) for index, verdieping in enumerate(verdiepingen)]


def _total(storeys: Sequence[Storey]) -> str:
    return aantal_bouwstenen(sum(len(storey.stenen) for storey in storeys))


def _canvas(v: Variant, scene: Scene, words: Words, runs_on: bool) -> Drawing:
    classes = f"bp-bouwwerk bp-bouwwerk--{_name(v)}" + (" bp-bouwwerk--doorlopend" if runs_on else "")
    size = f'viewBox="0 0 {v.width} {num(scene.height)}" width="{v.width}" height="{num(scene.height)}"'
    root = f'<svg xmlns="http://www.w3.org/2000/svg" class="{classes}" {size} {words.role} font-family="{FONT}">'
    svg = f"{root}{words.label}{scene.svg}</svg>"
    return Drawing(svg, v.width, scene.height, scene.ground, words.titel, words.beschrijving)


def _name(v: Variant) -> str:
    return next(name for name, variant in VARIANTEN.items() if variant is v)


def _whole(v: Variant, storeys: Sequence[Storey], hier: int | None, runs_on: bool) -> Scene:
    eaves, top = _top(v, storeys)
    tops, ground, bottom = _stack(storeys, eaves, v.lines.slab)
    height = round(bottom + v.below, 1)
    parts = [shapes.landscape(v, ground, height, runs_on), top]
    for index, storey in enumerate(storeys):
        parts.append(storey.svg(tops[index], is_here=index == hier))
    if v.has_pallet:
        parts.append(pallet(v, ground, [steen for storey in storeys for steen in storey.verdieping.overwogen]))
    return Scene("".join(parts), height, round(ground, 1))


def _upper(v: Variant, storeys: Sequence[Storey]) -> Scene:
    """From the roof down to the floor at which the drawing is cut, with nothing but air around it."""
    eaves, top = _top(v, storeys)
    tops, _, bottom = _stack(storeys[CUT:], eaves, v.lines.slab)
    height = round(bottom, 1)
    walls = (storey.svg(y, is_here=False) for storey, y in zip(storeys[CUT:], tops, strict=True))
    return Scene(shapes.sky(v, height) + top + "".join(walls), height, height)


def _lower(v: Variant, storeys: Sequence[Storey]) -> Scene:
    """From the cut down into the earth."""
    tops, ground, bottom = _stack(storeys, v.above, v.lines.slab)
    height = round(bottom + v.below, 1)
    walls = (storey.svg(y, is_here=False) for storey, y in zip(storeys, tops, strict=True))
    return Scene(shapes.landscape(v, ground, height, runs_on=False) + "".join(walls), height, round(ground, 1))


def _top(v: Variant, storeys: Sequence[Storey]) -> tuple[float, str]:
    """The y of the eaves, and the roof; the flag only on a building of which no verdieping is empty."""
    is_complete = all(storey.stenen for storey in storeys)
    eaves = v.above + v.roof + v.mast * (1 if is_complete else MAST_ROOM)
    drawn = shapes.flag(v, eaves) if is_complete else ""
    return eaves, drawn + shapes.roof(v, eaves, _total(storeys) if storeys[-1].stenen else None)


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
