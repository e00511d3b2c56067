"""One verdieping of the building: how high it must be for its bricks, and how it looks."""

from dataclasses import dataclass
from functools import cached_property

from app.blocks.stand import IN_DE_MUUR
from app.plans.drawing import colours, shapes
from app.plans.drawing.bricks import Brick, brickwork
from app.plans.drawing.courses import Place, lay, natural_width
from app.plans.drawing.labels import Caption, label
from app.plans.drawing.model import Steen, Verdieping
from app.plans.drawing.variants import Variant


@dataclass(frozen=True)
class Storey:
    """A verdieping with its measurements: everything about it but the height at which it comes to stand."""

    verdieping: Verdieping
    variant: Variant
    is_footing: bool

    @cached_property
    def stenen(self) -> list[Steen]:
        """The stenen in this part of the wall, in the order in which they are laid."""
        return self.verdieping.muur

    @property
    def x(self) -> float:
        """Left edge of the wall."""
        return self.variant.wall_x - (self.variant.footing if self.is_footing else 0)

    @property
    def width(self) -> float:
        """Width of the wall, columns included."""
        return self.variant.wall_width + (2 * self.variant.footing if self.is_footing else 0)

    @cached_property
    def courses(self) -> list[list[Place]]:
        """The courses from the bottom up."""
        v = self.variant
        room = self.width - 2 * v.gap - 2 * v.lines.column
        widths = [natural_width(steen.naam, v.bricks, room) for steen in self.stenen]
        return lay(widths, room, v.gap)

    @cached_property
    def height(self) -> float:
        """Height between floor and slab: strip, air and at least the variant's number of courses."""
        v = self.variant
        courses = max(v.least_courses, len(self.courses))
        return v.strip + v.head + courses * (v.brick_height + v.gap) + v.gap

    def svg(self, top: float, is_here: bool) -> str:
        """The verdieping with the top of its wall at this y, with the slab above it, its bricks and its name."""
        v, floor, middle = self.variant, top + self.height, top + self.height / 2
        drawn = self._wall(top) if self.stenen else self._scaffold(top)
        if self.is_footing:
            drawn += shapes.base(v, self.x, floor, self.width)
        drawn += self._bricks(floor)
        caption = Caption(self.verdieping.naam, len(self.stenen), is_here, self.is_footing)
        drawn += label(v, caption, top, middle)
        if is_here and v.has_arrow:
            drawn += shapes.arrow(v, self.x + self.width, middle, self.is_footing)
        return drawn

    def _wall(self, top: float) -> str:
        """What stands behind and above the bricks."""
        colour = colours.FOOTING if self.is_footing else colours.WALL
        wall = shapes.wall(self.variant, self.x, top, self.width, self.height, colour)
        return wall + shapes.slab(self.variant, self.x, top, self.width)

    def _scaffold(self, top: float) -> str:
        """What stands there as long as there are no bricks; the ground floor lies on concrete all the same."""
        box = (self.variant, self.x, top, self.width)
        cover = shapes.slab(*box) if self.is_footing else shapes.walkway(*box)
        return shapes.scaffold(*box, self.height) + cover

    def _bricks(self, floor: float) -> str:
        """The bricks, laid upwards from the floor."""
        v = self.variant
        left = self.x + v.lines.column + v.gap
        laid = {stand: list[Brick]() for stand in IN_DE_MUUR}
        for course, places in enumerate(self.courses, start=1):
            y = floor - course * (v.brick_height + v.gap)
            for place in places:
                steen = self.stenen[place.index]
                laid[steen.stand].append(Brick(steen.naam, left + place.x, y, place.width))
        return "".join(brickwork(stand, bricks, v) for stand, bricks in laid.items())
