"""The copy of your own data: it comes from rooms that do not know each other, so it is put together here."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response

from app.documents.formats import file_name
from app.enquiries import queries as enquiries
from app.mail import queries as mail
from app.plans import (
    address_queries,
    elaboration_queries,
    history_queries,
    house_queries,
    link_queries,
    mirror_queries,
    offer_queries,
    queries,
    remark_queries,
    snapshot_queries,
    weighing_queries,
)
from app.plans.access import open_bouwwerk
from app.plans.draagvlak import queries as draagvlak
from app.plans.rol import Rol
from app.site.own_data import everything, session
from app.templating import today
from app.web import database, instance, settings

router = APIRouter()


@router.get("/b/{sleutel}/alles.json")
def show_everything(request: Request, sleutel: str) -> Response:
    """All that we have of a bouwwerk, for its owner; no sleutel stands in it."""
    secret = settings(request).secret
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR)
        of = opened.bouwwerk
        content = everything(
            today(),
            of,
            queries.keuzes(connection, of.id, instance(request).catalogues.current(connection, opened.catalogus)),
            uitwerkingen=(
                {"bouwsteen": s, **asdict(u)} for s, u in elaboration_queries.all_of(connection, of.id).items()
            ),
            geschiedenis=history_queries.since(connection, of.id, 0),
            links=link_queries.others(connection, of.id, ""),
            adressen=address_queries.known(connection, secret, of.id),
            berichten=mail.about(connection, secret, of.id),
            huisstijlen=filter(None, [house_queries.about(connection, of.id)]),
            versies=snapshot_queries.whole(connection, of.id),
            aanvragen=enquiries.made_from(connection, of.id),
            aanbod=offer_queries.told(connection, of.id),
            sessies=(
                session(one, draagvlak.outcome_of(connection, one, today()))
                for one in draagvlak.all_of(connection, of.id)
            ),
            opmerkingen=remark_queries.of_bouwwerk(connection, of.id),
            spiegel=mirror_queries.since(connection, of.id),
            afwegingen=weighing_queries.of_bouwwerk(connection, of.id),
        )
    name = file_name(f"alles van {of.titel}", of.gemeente, today(), ".json")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type="application/json", headers=headers | {"X-Robots-Tag": "noindex, nofollow"})
