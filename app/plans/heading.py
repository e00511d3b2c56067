"""What stands at the head of the pages about a whole bouwwerk: what just happened, and what the council has of it."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from sqlalchemy import Connection

from app.blocks.catalogue import Catalogue
from app.plans import history_queries, snapshot_queries
from app.plans.access import Opened
from app.plans.last_change import last_change
from app.web import database


def seen(request: Request, opened: Opened, catalogue: Catalogue, laatst: str) -> dict[str, Any]:
    """The change that led here, to undo; the version whose status is shown; and what a file brought (`anders`)."""
    came = request.query_params.get("klaar") == "ingelezen" and opened.rol.schrijft
    with database(request).read() as connection:
        return {
            "laatst": last_change(connection, opened, catalogue, laatst) if laatst else None,
            "vastgelegd": snapshot_queries.latest_frozen(connection, opened.bouwwerk.id),
            "anders": _brought(connection, opened) if came else {},
        }


def _brought(connection: Connection, opened: Opened) -> Mapping[str, Any]:
    """What the first gebeurtenis tells of a bouwwerk that came from a file: `eigen` and `anders`, with titles."""
    began = history_queries.one(connection, opened.bouwwerk.id, 1)
    return began.na if began and began.soort == "ingelezen" else {}
