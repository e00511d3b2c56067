"""The five sizes in which a bouwwerk is drawn, each for one place. Every length is in px at 100%."""

from dataclasses import dataclass, replace
from enum import Enum

from app.plans.drawing import colours


class Labels(Enum):
    """Where the name of a verdieping stands."""

    LEFT = "left of the wall, ending at it"
    STRIP = "in a strip at the top of the verdieping"
    NONE = "nowhere"


@dataclass(frozen=True, kw_only=True)
class Linework:
    """How heavy everything around the bricks is: BOLD where bricks have names, FINE where they do not."""

    column: float
    slab: float
    ledge: float  # how far a slab sticks out of the wall
    footing_ledge: float
    ground: float
    corner: float  # radius of a brick's corners; 0 draws many bricks as one short path
    brick_dash: str
    hatch_colour: str
    pole: float
    post_spacing: float
    plank: float
    roof_dash: str
    roof_line: float
    mast: float
    flag_line: float
    label_gap: float  # between the name of a verdieping and the wall
    arrow: float


BOLD = Linework(
    column=5, slab=5, ledge=6, footing_ledge=8, ground=3, corner=2, brick_dash="6 4",
    hatch_colour=colours.HATCH, pole=1.6, post_spacing=90, plank=3, roof_dash="9 6", roof_line=2,
    mast=2.5, flag_line=1.5, label_gap=18, arrow=12,
)  # fmt: skip
FINE = Linework(
    column=3, slab=3, ledge=3, footing_ledge=4, ground=2, corner=0, brick_dash="3.5 2.5",
    hatch_colour=colours.HATCH_STRONG, pole=1.1, post_spacing=34, plank=2, roof_dash="5 4", roof_line=1.4,
    mast=1.6, flag_line=1, label_gap=9, arrow=8,
)  # fmt: skip
COVER = replace(FINE, brick_dash="6 4")  # short dashes around a big brick would read as dots


@dataclass(frozen=True, kw_only=True)
class Lettering:
    """Names in the bricks: their size, the margin on either side and the mark before them."""

    size: float
    padding: float
    icon: float


@dataclass(frozen=True, kw_only=True)
class Blank:
    """Bricks without a name: their width grows with the number of characters the name would have."""

    least: float
    most: float
    base: float
    per_character: float


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One size of the drawing; the wall's height follows from the bricks, everything else is here."""

    width: int
    wall_x: float
    wall_width: float
    brick_height: float
    gap: float
    bricks: Lettering | Blank
    lines: Linework
    labels: Labels
    name_size: float
    count_size: float
    least_courses: int
    head: float  # air between the top course and the slab
    roof: float
    overhang: float
    mast: float
    footing: float  # how far the fundering is wider than the wall, on each side
    above: float
    below: float
    has_arrow: bool = False
    has_pallet: bool = False

    @property
    def strip(self) -> float:
        """Height of the strip with the name of a verdieping: the letters and 12 px of air."""
        return self.name_size + 12 if self.labels is Labels.STRIP else 0

    @property
    def hatch_step(self) -> float:
        """Distance between the lines of a brick to develop, in whole tenths so that lines stay even."""
        return 7.2 if isinstance(self.bricks, Lettering) else round(max(3.7, self.brick_height * 0.3), 1)

    @property
    def hatch_line(self) -> float:
        """Thickness of those lines."""
        return 1.6 if isinstance(self.bricks, Lettering) else round(max(1.1, self.brick_height * 0.09), 1)


VARIANTEN = {
    "groot": Variant(
        width=1040, wall_x=200, wall_width=620, brick_height=36, gap=4,
        bricks=Lettering(size=15.5, padding=12, icon=17), lines=BOLD,
        labels=Labels.LEFT, name_size=18, count_size=15, least_courses=2, head=8,
        roof=112, overhang=20, mast=46, footing=24, above=26, below=34, has_arrow=True, has_pallet=True,
    ),
    "held": Variant(
        width=600, wall_x=26, wall_width=548, brick_height=31, gap=4,
        bricks=Lettering(size=14.2, padding=9, icon=15), lines=BOLD,
        labels=Labels.STRIP, name_size=16.5, count_size=14.5, least_courses=1, head=4,
        roof=104, overhang=20, mast=44, footing=18, above=16, below=18,
    ),
    "rapport": Variant(
        width=660, wall_x=140, wall_width=494, brick_height=26, gap=3,
        bricks=Lettering(size=12.4, padding=8, icon=13), lines=BOLD,
        labels=Labels.LEFT, name_size=13.5, count_size=12, least_courses=1, head=8,
        roof=64, overhang=20, mast=30, footing=12, above=10, below=14,
    ),
    "smal": Variant(
        width=358, wall_x=18, wall_width=322, brick_height=31, gap=3,
        bricks=Lettering(size=13.6, padding=8, icon=14), lines=BOLD,
        labels=Labels.STRIP, name_size=15, count_size=14, least_courses=1, head=4,
        roof=66, overhang=12, mast=30, footing=10, above=14, below=16,
    ),
    "klein": Variant(
        width=320, wall_x=124, wall_width=172, brick_height=13, gap=2,
        bricks=Blank(least=24, most=60, base=9, per_character=2.3), lines=FINE,
        labels=Labels.LEFT, name_size=13.5, count_size=13, least_courses=3, head=3,
        roof=42, overhang=9, mast=22, footing=8, above=8, below=14, has_arrow=True,
    ),
    "omslag": Variant(
        width=794, wall_x=108, wall_width=578, brick_height=30, gap=4,
        bricks=Blank(least=52, most=176, base=30, per_character=6.2), lines=COVER,
        labels=Labels.NONE, name_size=0, count_size=0, least_courses=2, head=7,
        roof=124, overhang=9, mast=58, footing=25, above=10, below=66,
    ),
}  # fmt: skip
