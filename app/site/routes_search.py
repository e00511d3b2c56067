"""Searching the whole catalogue: as a plain form, and as you type."""

from fastapi import APIRouter, Request, Response

from app.blocks.found import Found
from app.blocks.search import Index
from app.blocks.words import telling, words
from app.cleaning import one_line
from app.plans.acting import nobody_looks
from app.site.present import current_catalogue
from app.site.public import public
from app.site.results import shelves
from app.site.vain import Vain
from app.web import came_from, instance, page, wants_part

router = APIRouter()

LONGEST = 100
"""Characters of a question that are looked at."""


def _cut(typed: str) -> str:
    """As many whole words as are looked at."""
    return typed if len(typed) <= LONGEST else typed[: LONGEST + 1].rpartition(" ")[0] or typed[:LONGEST]


def _index(request: Request) -> Index:
    """The search index of the present catalogue."""
    kept = instance(request).indexes
    return kept.current(current_catalogue(request))


def unanswered(request: Request) -> Vain:
    """Where searches that found nothing are counted. Only whole pages are: nobody meant half a word."""
    return instance(request).vain


def _instead(index: Index, asked: str) -> list[str]:
    """The words of a vain question that find something by themselves."""
    apart = telling(words(asked))
    return [word for word in dict.fromkeys(apart) if index.search(word).hits] if len(apart) > 1 else []


@router.get("/zoeken")
@public(way_back=True)
def show_search(request: Request, q: str = "", soort: str = "") -> Response:
    """What the catalogue has on a question, per kind; `soort` asks for all of one kind."""
    typed = one_line(q)
    asked = _cut(typed)
    index = _index(request)
    found = index.search(asked) if asked else Found()
    vain = bool(asked) and not found.hits
    if vain and not wants_part(request) and not nobody_looks(request):
        unanswered(request).note(asked)
    return page(
        request,
        "site/zoeken.html",
        parts=("resultaten",),
        pad=came_from(request),
        hier="zoeken",
        vraag=asked,
        ingekort=len(typed) > LONGEST,
        found=found,
        planken=shelves(found, soort),
        woorden=_instead(index, asked) if vain else [],
        gemeente=instance(request).search.exact(asked) if vain else None,
        vroeger=instance(request).search.former(asked) if asked else None,
    )
