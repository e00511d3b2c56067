"""From a gebouw to its drawing; the drawing itself knows nothing of a bouwwerk."""

from markupsafe import Markup

from app.plans import drawing
from app.plans.bouwwerk import Gebouw


def draw(
    gebouw: Gebouw, variant: str, *, hier: int | None = None, decoratief: bool = False, doorlopend: bool = False
) -> drawing.Drawing:
    """The drawing of a gebouw with its titel and text version."""
    return drawing.draw(
        _storeys(gebouw),
        variant,
        id=f"tekening-{variant}",
        titel=_titel(gebouw),
        hier=hier,
        decoratief=decoratief,
        doorlopend=doorlopend,
    )


def draw_halves(gebouw: Gebouw, variant: str) -> tuple[drawing.Drawing, drawing.Drawing]:
    """The upper and the lower half of the drawing, for a gebouw that is too high for one page."""
    return drawing.draw_halves(_storeys(gebouw), variant, id=f"tekening-{variant}", titel=_titel(gebouw))


def _storeys(gebouw: Gebouw) -> list[drawing.Verdieping]:
    return [
        drawing.Verdieping(v.stap.naam, tuple(drawing.Steen(k.korte_titel, k.stand) for k in v.beslist if k.stand))
        for v in gebouw.verdiepingen
    ]


def _titel(gebouw: Gebouw) -> str:
    return f"Bouwwerk van {gebouw.bouwwerk.gemeente}" if gebouw.bouwwerk.gemeente else "Het bouwwerk"


def building(gebouw: Gebouw, variant: str, *, hier: int | None = None, doorlopend: bool = False) -> Markup:
    """The drawing as markup for a page; every name in it is escaped by the drawing."""
    return Markup(draw(gebouw, variant, hier=hier, doorlopend=doorlopend).svg)
