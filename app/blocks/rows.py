"""What the content files hold, as rows that can be laid beside those of the database."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.blocks.changes import BOUWSTEEN, BRON, Content
from app.blocks.lore import Lore
from app.blocks.shapes import BouwsteenShape, KennisShape, SeedShape, TipShape, UitdagingShape
from app.differences import ORDER, Row


def from_files(seed: SeedShape, knowledge: KennisShape, lore: Mapping[str, Iterable[Lore]]) -> Content:
    """Everything in the files, in their order."""
    rows: dict[str, Mapping[str, Row]] = {
        "groep": {f"{groep.stap}/{groep.groep}": {"intro": groep.intro} for groep in seed.groepen},
        BOUWSTEEN: {block.slug: _block(block, place) for place, block in enumerate(seed.bouwstenen)},
        BRON: {source.slug: source.model_dump(exclude={"slug"}) for source in knowledge.bronnen},
        "tip": _numbered((one.slug, _tip(one)) for one in knowledge.tips),
        "uitdaging": _numbered((one.slug, _doubt(one)) for one in knowledge.uitdagingen),
    }
    for soort, items in lore.items():
        rows[soort] = _numbered((item.key, item.model_dump(mode="json")) for item in items)
    return Content(rows, {block.slug: block.wijziging for block in seed.bouwstenen})


def _numbered(items: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, Row]:
    return {slug: {ORDER: place, **row} for place, (slug, row) in enumerate(items)}


def _block(block: BouwsteenShape, place: int) -> Row:
    retired = block.vervallen
    row = block.model_dump(mode="json", exclude={"slug", "vervallen", "wijziging"})
    return row | {
        ORDER: place,
        "gecontroleerd_op": block.gecontroleerd_op,
        "herzien_voor": block.herzien_voor,
        "vervallen_op": retired.op if retired else None,
        "opgevolgd_door": retired.opvolger if retired else None,
        "vervallen_reden": retired.reden if retired else None,
        "korte_titel": block.korte_titel or block.titel,
        "rol": str(block.rol.soort) if block.rol else None,
        "rol_waarom": block.rol.waarom if block.rol else None,
    }


def _tip(advice: TipShape) -> dict[str, Any]:
    return advice.model_dump(mode="json", include={"fase", "titel", "tekst", "bouwstenen", "bron"})


def _doubt(doubt: UitdagingShape) -> dict[str, Any]:
    row = doubt.model_dump(mode="json", include={"titel", "tekst", "bron"})
    return row | {"fase": "beide", "bouwstenen": []}
