"""The parts of the drawing around the bricks, each a function that returns svg text. All lengths in px."""

import re
from html import escape

from app.plans.drawing import colours
from app.plans.drawing.variants import Lettering, Variant

BLEED = 3000  # px past the canvas: a ground line that runs on across any screen
ROOF_TEXT = 1.12  # times the size of a name
FLAG_DROP = 4  # px the mast stands in the roof

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def num(value: float) -> str:
    """A length with at most one decimal, as short as it goes."""
    return f"{value:.1f}".removesuffix(".0")


def xml(text: str) -> str:
    """Text that may stand anywhere in the svg: escaped, without the characters XML forbids."""
    return escape(_NOT_XML.sub("", text))


def rect(x: float, y: float, width: float, height: float, attributes: str) -> str:
    """A rectangle; `attributes` is svg text."""
    size = f'width="{num(width)}" height="{num(height)}"'
    return f'<rect x="{num(x)}" y="{num(y)}" {size}{attributes and " "}{attributes}/>'


def landscape(variant: Variant, ground: float, height: float, runs_on: bool) -> str:
    """Sky, earth and the line between; `runs_on` draws them past the canvas on both sides and below."""
    bleed = BLEED if runs_on else 0
    width = variant.width + 2 * bleed
    depth = height - ground + (2 if runs_on else 0)
    return (
        rect(-bleed, 0, width, ground, f'fill="{colours.SKY}"')
        + rect(-bleed, ground, width, depth, f'fill="{colours.EARTH}"')
        + f'<path d="M{-bleed} {num(ground)}h{width}" stroke="{colours.GREEN}"'
        f' stroke-width="{variant.lines.ground}"/>'
    )


def sky(variant: Variant, height: float) -> str:
    """Nothing but air, from the top of the canvas to its lower edge."""
    return rect(0, 0, variant.width, height, f'fill="{colours.SKY}"')


def roof(variant: Variant, eaves: float, text: str | None) -> str:
    """A closed roof with this text in it, or the dashed outline of the roof to come (`text` is None)."""
    left, span = variant.wall_x - variant.overhang, variant.wall_width + 2 * variant.overhang
    rise, half = num(variant.roof), num(span / 2)
    outline = f'<path d="M{num(left)} {num(eaves)}l{half}-{rise}l{half} {rise}z" stroke-linejoin="round"'
    if text is None:
        lines = variant.lines
        dash = f'stroke-width="{lines.roof_line}" stroke-dasharray="{lines.roof_dash}"'
        return f'{outline} fill="none" stroke="{colours.POLE}" {dash}/>'
    closed = f'{outline} fill="{colours.GREEN}" stroke="{colours.GREEN}" stroke-width="3"/>'
    if not isinstance(variant.bricks, Lettering):
        return closed
    place = f'x="{num(left + span / 2)}" y="{num(eaves - variant.roof * 0.2)}" text-anchor="middle"'
    size = f'font-size="{num(variant.name_size * ROOF_TEXT)}" font-weight="600" fill="{colours.WHITE}"'
    return f"{closed}<text {place} {size}>{xml(text)}</text>"


def flag(variant: Variant, eaves: float) -> str:
    """The flag on the roof of a building that has reached its highest point."""
    lines = variant.lines
    x = num(variant.wall_x + variant.wall_width / 2)
    foot = eaves - variant.roof + FLAG_DROP
    top = num(foot - variant.mast)
    length, half, notch = num(variant.mast * 0.95), num(variant.mast * 0.24), num(variant.mast * 0.22)
    cloth = f"M{x} {top}h{length}l-{notch} {half}l{notch} {half}H{x}z"
    edge = f'stroke="{colours.GREEN}" stroke-width="{lines.flag_line}"'
    return (
        f'<path d="M{x} {num(foot)}V{top}" stroke="{colours.GREEN}"'
        f' stroke-width="{lines.mast}" stroke-linecap="round"/>'
        f'<path d="{cloth}" fill="{colours.YELLOW}" {edge}/>'
    )


def wall(variant: Variant, x: float, y: float, width: float, height: float, colour: str) -> str:
    """The back wall of a verdieping and the column on either side."""
    column = variant.lines.column
    left, right = num(x + column / 2), num(x + width - column / 2)
    back = rect(x, y, width, height, f'fill="{colour}"')
    columns = f"M{left} {num(y)}v{num(height)}M{right} {num(y)}v{num(height)}"
    return f'{back}<path d="{columns}" stroke="{colours.CONCRETE}" stroke-width="{column}"/>'


def slab(variant: Variant, x: float, y: float, width: float) -> str:
    """The concrete floor that rests on a verdieping, its underside at `y`."""
    lines = variant.lines
    fill = f'fill="{colours.CONCRETE}"'
    return rect(x - lines.ledge, y - lines.slab, width + 2 * lines.ledge, lines.slab, fill)


def base(variant: Variant, x: float, y: float, width: float) -> str:
    """The plate under the fundering, its top at `y`."""
    lines = variant.lines
    fill = f'fill="{colours.CONCRETE}"'
    return rect(x - lines.footing_ledge, y, width + 2 * lines.footing_ledge, lines.slab + 1, fill)


def scaffold(variant: Variant, x: float, y: float, width: float, height: float) -> str:
    """A verdieping without bricks: poles, a rail and a plank halfway, and braces to alternate sides.

    Where the name has a strip, only the outer poles pass it.
    """
    lines = variant.lines
    bays = max(3, round(width / lines.post_spacing))
    half = (height - variant.strip) / 2
    middle, floor = y + height - half, y + height
    strips = [0, *[variant.strip] * (bays - 1), 0]
    poles = "".join(f"M{num(x + width * i / bays)} {num(floor)}V{num(y + strip)}" for i, strip in enumerate(strips))
    bay = num(width / bays)
    braces = "".join(f"l{bay} {num(half)}" if i % 2 else f"l{bay}-{num(half)}" for i in range(bays))
    path = f"{poles}M{num(x)} {num(middle)}h{num(width)}M{num(x)} {num(floor)}{braces}"
    plank = rect(x, middle - lines.plank / 2, width, lines.plank, f'fill="{colours.PLANK}"')
    return f'<path d="{path}" fill="none" stroke="{colours.POLE}" stroke-width="{lines.pole}"/>{plank}'


def walkway(variant: Variant, x: float, y: float, width: float) -> str:
    """The plank on top of a scaffold, thinner than the slab that will replace it."""
    lines = variant.lines
    fill = f'fill="{colours.PLANK}"'
    return rect(x - lines.ledge, y - lines.slab + 1, width + 2 * lines.ledge, lines.slab - 1, fill)


def arrow(variant: Variant, wall_end: float, y: float, is_footing: bool) -> str:
    """The mark to the right of the verdieping where the officer is now, its point at height `y`."""
    lines = variant.lines
    x = wall_end + (lines.footing_ledge / 2 if is_footing else lines.footing_ledge)
    slant, side = num(lines.arrow * 0.8), num(lines.arrow * 1.6)
    return f'<path d="M{num(x)} {num(y)}l{num(lines.arrow)}-{slant}v{side}z" fill="{colours.GREEN}"/>'
