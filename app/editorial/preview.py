"""A concept as officers will see it: the page of the site itself, drawn from a catalogue that has the concept in it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from fastapi import Request, Response

from app.blocks.catalogue import Bron, Catalogue, Tip, Versie
from app.blocks.records import BY_SOORT, Record
from app.blocks.shapes import BouwsteenShape, BronShape, Herkomst, TipShape, UitdagingShape
from app.database import now
from app.editorial.desk import Made
from app.site.present import trying
from app.site.routes import show_sources
from app.site.routes_catalogue import show_bouwsteen
from app.site.routes_knowledge import show_knowledge, show_model, show_schemes, show_support
from app.site.routes_voorbeelden import show_voorbeelden

NEW = -1
"""The id of a text that is not published."""
PAGES: Mapping[str, Callable[..., Response]] = {
    "bouwsteen": show_bouwsteen,
    "relatie": show_bouwsteen,
    "voorbeeld": show_voorbeelden,
    "bouwtekening": show_model,
    "bron": show_sources,
    "regeling": show_schemes,
    "organisatie": show_support,
    "tip": show_knowledge,
    "uitdaging": show_knowledge,
    "kans": show_knowledge,
    "cijfer": show_knowledge,
    "bewijs": show_knowledge,
}
"""Where officers find each soort; words to search by and the sentence of a groep have no page of their own."""


SAME = set(BouwsteenShape.model_fields) & set(Versie.__dataclass_fields__) - {
    "korte_titel",
    "rol",
    "herkomst",
}
"""What a bouwsteen in its file and on its page call by the same name."""


def page_of(request: Request, catalogue: Catalogue, made: Made, others: Iterable[Made] = ()) -> Response | None:
    """The page with the concept on it, and with `others` that it names; None when there is none.

    Raises ValidationError for what is not whole.
    """
    draw = PAGES.get(made.soort)
    if draw is None or made.record is None:
        return None
    for other in others:
        if other.record is not None:
            catalogue = with_record(catalogue, other.soort, other.naam, other.record)
    trying(request, with_record(catalogue, made.soort, made.naam, made.record))
    bare: Callable[..., Response] = draw.__wrapped__  # type: ignore[attr-defined]  # not kept for others
    if made.soort in {"bouwsteen", "bouwtekening"}:
        return bare(request=request, slug=made.naam)
    return bare(request=request, slug=made.record["van"]) if made.soort == "relatie" else bare(request=request)


def with_record(catalogue: Catalogue, soort: str, naam: str, record: Record) -> Catalogue:
    """The catalogue with this record in it, new or in place of what it was."""
    text = json.dumps(record)
    if soort == "bouwsteen":
        versie = _versie(catalogue, BouwsteenShape.model_validate_json(text))
        return replace(catalogue, versies={**catalogue.versies, NEW: versie})
    if soort == "bron":
        source = BronShape.model_validate_json(text)
        return replace(catalogue, bronnen={**catalogue.bronnen, naam: Bron(**source.model_dump())})
    if soort == "groep":
        return replace(catalogue, intros={**catalogue.intros, naam: record["intro"]})
    if soort in {"tip", "uitdaging"}:
        others = tuple(one for one in catalogue.adviezen if (one.soort, one.slug) != (soort, naam))
        return replace(catalogue, adviezen=(*others, _tip(soort, text)))
    kind = BY_SOORT[soort]
    items = {one.key: one for one in getattr(catalogue, kind.lijst)}
    made = kind.shape.model_validate_json(text)
    changed: dict[str, Any] = {kind.lijst: tuple((items | {naam: made}).values())}
    return replace(catalogue, **changed)


def _tip(soort: str, text: str) -> Tip:
    if soort == "tip":
        tip = TipShape.model_validate_json(text)
        return Tip(tip.slug, soort, tip.fase, tip.titel, tip.tekst, tip.bouwstenen, tip.bron)
    doubt = UitdagingShape.model_validate_json(text)
    return Tip(doubt.slug, soort, "beide", doubt.titel, doubt.tekst, (), doubt.bron)


def _versie(catalogue: Catalogue, block: BouwsteenShape) -> Versie:
    old = catalogue.by_slug.get(block.slug)
    retired = block.vervallen
    return Versie(
        id=NEW,
        bouwsteen_id=old.bouwsteen_id if old else NEW,
        nummer=old.nummer + 1 if old else 1,
        gepubliceerd_op=now(),
        korte_titel=block.korte_titel or block.titel,
        rol=block.rol.soort if block.rol else None,
        rol_waarom=block.rol.waarom if block.rol else "",
        herkomst=Herkomst(block.herkomst),
        vervallen_op=retired.op if retired else None,
        opvolger=retired.opvolger if retired else None,
        vervallen_reden=retired.reden if retired else None,
        **block.model_dump(include=SAME),
    )
