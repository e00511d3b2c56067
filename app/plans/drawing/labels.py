"""The words in and behind the drawing: the names of the verdiepingen, the counts, the description."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.blocks.stand import IN_DE_MUUR
from app.plans.drawing import colours
from app.plans.drawing.model import Verdieping
from app.plans.drawing.shapes import num, xml
from app.plans.drawing.variants import Labels, Variant
from app.plans.drawing.widths import shortened, text_width

LEEG = "nog leeg"
STRIP_MARGIN = 12  # px between the wall and a name in the strip
STRIP_BASELINE = 6  # px more than the letter size below the top of the wall
ABOVE_MIDDLE = 0.08  # of the name's size
BELOW_MIDDLE = 1.12  # of the count's size
BETWEEN = 8  # px between a name and the count behind it
LEFT_EDGE = 4  # px of the canvas left of a long name


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written at a verdieping; `on_earth` asks for ink that is dark enough on earth."""

    naam: str
    number: int
    is_here: bool
    on_earth: bool


def aantal_bouwstenen(number: int) -> str:
    """A number of bouwstenen in words: '1 bouwsteen', '31 bouwstenen'."""
    return f"{number} bouwsteen" if number == 1 else f"{number} bouwstenen"


def beschrijving(verdiepingen: Sequence[Verdieping], *, with_considered: bool) -> str:
    """Per stap how many stenen of each stand are in the wall, and how many lie on the pallet if it is drawn."""
    sentences = [f"{verdieping.naam}: {_telling(verdieping)}." for verdieping in verdiepingen]
    considered = sum(len(verdieping.overwogen) for verdieping in verdiepingen)
    if with_considered and considered:
        sentences.append(f"Overwogen, niet gekozen: {considered}.")
    return " ".join(sentences)


def _telling(verdieping: Verdieping) -> str:
    """The stenen in the wall of one verdieping, counted per stand: '3 behouden, 2 ontwikkelen'."""
    standen = [steen.stand for steen in verdieping.stenen]
    return ", ".join(f"{standen.count(stand)} {stand}" for stand in IN_DE_MUUR if stand in standen) or LEEG


def label(variant: Variant, caption: Caption, top: float, middle: float) -> str:
    """The name of a verdieping and its count, where this variant has them."""
    if variant.labels is Labels.LEFT:
        return _left(variant, caption, middle)
    if variant.labels is Labels.STRIP:
        return _strip(variant, caption, top)
    return ""


def _left(variant: Variant, caption: Caption, middle: float) -> str:
    """Two lines that end at the wall."""
    end = variant.wall_x - variant.footing - variant.lines.label_gap
    naam = xml(shortened(caption.naam, variant.name_size, end - LEFT_EDGE))
    first, second = middle - variant.name_size * ABOVE_MIDDLE, middle + variant.count_size * BELOW_MIDDLE
    weight = 700 if caption.is_here else 600
    count_ink = colours.INK if caption.on_earth else colours.QUIET_INK
    return (
        f'<g text-anchor="end"><text x="{num(end)}" y="{num(first)}" font-size="{num(variant.name_size)}"'
        f' font-weight="{weight}" fill="{colours.INK}">{naam}</text>'
        f'<text x="{num(end)}" y="{num(second)}" font-size="{num(variant.count_size)}"'
        f' fill="{count_ink}">{_count(caption)}</text></g>'
    )


def _strip(variant: Variant, caption: Caption, top: float) -> str:
    """One line in the wall, above the bricks: the name, and the count behind it."""
    x, y = variant.wall_x + STRIP_MARGIN, top + variant.name_size + STRIP_BASELINE
    count = _count(caption)
    room = variant.wall_width - 2 * STRIP_MARGIN - BETWEEN - text_width(count, variant.count_size)
    naam = xml(shortened(caption.naam, variant.name_size, room))
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-size="{num(variant.name_size)}" font-weight="700"'
        f' fill="{colours.INK}">{naam}<tspan font-weight="400" font-size="{num(variant.count_size)}"'
        f' dx="{BETWEEN}">{count}</tspan></text>'
    )


def _count(caption: Caption) -> str:
    return aantal_bouwstenen(caption.number) if caption.number else LEEG
