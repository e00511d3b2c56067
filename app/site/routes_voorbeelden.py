"""All voorbeelden on one page, for everybody and inside a bouwwerk, to narrow by size and by stap."""

from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response

from app.advice.voorbeelden import Shown, as_shown
from app.blocks.steps import BY_SLUG, STAPPEN, Stap
from app.municipalities.grootte import Grootteklasse
from app.settings import NO_EDITORS
from app.site.place import Place, everybody, inside
from app.site.public import public
from app.site.voorbeelden import BySize, Choice
from app.web import instance, page, settings

router = APIRouter()


@router.get("/voorbeelden")
@public(grootte=tuple(Grootteklasse), stap=BY_SLUG)
def show_voorbeelden(request: Request, grootte: str = "", stap: str = "") -> Response:
    """What gemeenten did, in the order of the catalogue."""
    return _voorbeelden_page(request, everybody(request), grootte, stap)


@router.get("/b/{sleutel}/voorbeelden")
def show_voorbeelden_in_bouwwerk(request: Request, sleutel: str, grootte: str = "", stap: str = "") -> Response:
    """The same inside a bouwwerk: what is nearest in size to the officer's own gemeente comes first."""
    return _voorbeelden_page(request, inside(request, sleutel), grootte, stap)


def _voorbeelden_page(request: Request, place: Place, grootte: str, stap: str) -> Response:
    every = as_shown(place.catalogue.voorbeelden, instance(request).search, place.mine)
    chosen, address = BY_SLUG.get(stap), f"{place.pad}/voorbeelden"
    narrowed = BySize(tuple(one for one in every if chosen is None or chosen in _stappen(place, one)), grootte)
    return page(
        request,
        "site/voorbeelden.html",
        **place.context,
        voorbeelden=narrowed,
        groottes=narrowed.choices(f"{address}?stap={chosen.slug}" if chosen else address),
        stappen=_by_stap(place, BySize(every, grootte), address, chosen),
        onbekend=bool(stap) and chosen is None,
        stap_naam=chosen.naam if chosen else "",
        uitnodiging=invitation(request, place.pad),
    )


def _stappen(place: Place, one: Shown) -> set[Stap]:
    """Every stap to which a bouwsteen of this voorbeeld belongs."""
    return {BY_SLUG[place.catalogue.by_slug[slug].stap] for slug in one.voorbeeld.bouwstenen}


def _by_stap(place: Place, narrowed: BySize, address: str, chosen: Stap | None) -> tuple[Choice, ...]:
    """All stappen as links, counted among what the size leaves."""
    size = {"grootte": narrowed.klasse} if narrowed.klasse else {}
    reached = [_stappen(place, one) for one in narrowed.found]

    def choice(stap: Stap | None) -> Choice:
        query = urlencode(size | ({"stap": stap.slug} if stap else {}))
        number = sum(stap is None or stap in found for found in reached)
        naam = stap.naam if stap else "Alle"
        return Choice(f"{address}?{query}" if query else address, naam, number, stap is chosen)

    return tuple(choice(stap) for stap in (None, *STAPPEN))


def invitation(request: Request, pad: str, stap: str = "", titel: str = "") -> str:
    """Where to send a voorbeeld, of a bouwsteen when it is named: a mail to the editors, or else the form.

    The form then does not also put the voorbeeld in the bouwwerk.
    """
    editors = settings(request).editors
    subject = f"Een voorbeeld bij {titel}" if titel else "Een voorbeeld voor de Bouwplaats"
    if editors != NO_EDITORS:
        return f"mailto:{editors}?subject={quote(subject)}"
    return f"{pad}/aanvraag?{urlencode({'stap': stap, 'titel': subject, 'erbij': 'nee'})}"
