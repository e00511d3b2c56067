"""From a gebouw to its drawing; the drawing itself knows nothing of a bouwwerk."""

from markupsafe import Markup

from app.plans import drawing
from app.plans.bouwwerk import Gebouw


def draw(
    gebouw: Gebouw, variant: str, *, hier: int | None = None, decoratief: bool = False, doorlopend: bool = False
) -> drawing.Drawing:
    """The drawing of a gebouw with its titel and text version."""
    storeys = [
        drawing.Verdieping(v.stap.naam, tuple(drawing.Steen(k.korte_titel, k.stand) for k in v.beslist if k.stand))
        for v in gebouw.verdiepingen
    ]
    titel = f"Bouwwerk van {gebouw.bouwwerk.gemeente}" if gebouw.bouwwerk.gemeente else "Jouw bouwwerk"
    return drawing.draw(
        storeys, variant, id=f"tekening-{variant}", titel=titel, hier=hier, decoratief=decoratief, doorlopend=doorlopend
    )


def building(gebouw: Gebouw, variant: str, *, hier: int | None = None, doorlopend: bool = False) -> Markup:
    """The drawing as markup for a page; every name in it is escaped by the drawing."""
    return Markup(draw(gebouw, variant, hier=hier, doorlopend=doorlopend).svg)
