"""How an aanvraag stands, for who made it: a page behind a link of its own, without an account."""

from fastapi import APIRouter, Request, Response

from app.database import now
from app.enquiries import handling, queries
from app.enquiries.access import open_aanvraag
from app.web import Problem, database, instance, page, see_other

router = APIRouter()


def _status_page(request: Request, sleutel: str, *, vraag: bool = False, status: int = 200) -> Response:
    with database(request).read() as connection:
        found = open_aanvraag(request, connection, sleutel)
        other = queries.find(connection, found.samengevoegd_met)
        versie = instance(request).catalogues.current(connection).by_slug.get(found.bouwsteen or "")
        dagen = queries.usual_days(connection)
    return page(
        request,
        "enquiries/staat.html",
        status=status,
        aanvraag=found,
        ander=other,
        versie=versie,
        dagen=dagen,
        vraag=vraag,
        hier_pad=f"/aanvraag/{sleutel}",
    )


@router.get("/aanvraag/{sleutel}")
def show_status(request: Request, sleutel: str) -> Response:
    """Where it stands and since when; looking changes nothing."""
    return _status_page(request, sleutel)


@router.get("/aanvraag/{sleutel}/intrekken")
def ask_to_withdraw(request: Request, sleutel: str) -> Response:
    """The question whether to withdraw."""
    return _status_page(request, sleutel, vraag=True)


@router.post("/aanvraag/{sleutel}/intrekken")
def withdraw(request: Request, sleutel: str) -> Response:
    """Withdraw it, and erase who asked. Again is no fault."""
    with database(request).write() as connection:
        found = open_aanvraag(request, connection, sleutel)
        if found.status.loopt and not handling.withdraw(connection, now(), found):
            raise Problem(503)
    return see_other(f"/aanvraag/{sleutel}")
