"""Looking changes nothing: HEAD and GET of every address leave the database as it was, but for what is named here."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlmodel import SQLModel
from starlette.routing import Route

from app.database import now
from app.editorial.models import aanmelding
from app.editorial.rol import Rol
from tests.editorial.desk import signed_in
from tests.visitor import Site

MEANT = {
    "toegang": "who goes on from a page of ours uses the link (tests/plans/test_acting.py)",
    "bouwwerk": "and keeps its bouwwerk longer",
    "hartslag": "whether the database can be written is only known by writing (/gezond/klaar)",
    "aanmelding": "a redacteur who does something stays signed in; noted once in a while",
    "zoekwoord": "a search that found nothing, with nothing of who searched; not by HEAD",
}
"""Tables that a GET may change, and why."""

VALUES = {
    "{stap:stap}": "partners", "{stap}": "partners", "{formaat}": "html", "{nummer}": "1", "{nr}": "1",
    "{soort}": "bouwsteen", "{actie}": "afwijzen", "{deelnemer}": "bp_" + "0" * 48, "{slug}": "museum",
}  # fmt: skip
"""What stands in an address that asks for more."""


def addresses(site: Site, pad: str) -> Iterator[str]:
    for route in site.app.routes:
        if isinstance(route, Route) and "GET" in (route.methods or ()):
            path = route.path.replace("/b/{sleutel}", pad)
            for hole, value in VALUES.items():
                path = path.replace(hole, value)
            yield path.replace("{sleutel}", "x")


def dump(site: Site) -> dict[str, list[tuple[Any, ...]]]:
    for noter in ("usage", "vain", "recovery"):
        getattr(site.app.state.instance, noter).flush()
    with site.database.read() as connection:
        return {
            name: sorted(map(tuple, connection.execute(text(f'SELECT * FROM "{name}"'))), key=repr)
            for name in SQLModel.metadata.tables
        }


def changed(site: Site, before: dict[str, list[tuple[Any, ...]]]) -> set[str]:
    return {name for name, rows in dump(site).items() if rows != before[name]}


@pytest.fixture
def used(site: Site) -> str:
    """A bouwwerk with something of every kind, that nobody used for years."""
    pad = site.begin(titel="Kijken").pad
    site.open(f"{pad}/partners").htmx("museum", stand="ontwikkelen")
    site.post(f"{pad}/opmerkingen", {"tekst": "Mooi."})
    site.post(f"{pad}/versies", {"naam": "Eerste", "status": "concept"})
    site.post(f"{pad}/draagvlak", {"over": "alles", "naam": "Raad"})
    site.post("/link-kwijt", {"email": "anna@example.nl"})
    site.post(f"{pad}/aanvraag", {"titel": "Popkelder", "stap": "partners", "email": "anna@example.nl"})
    for noter in (site.app.state.instance.usage, site.app.state.instance.recovery):
        noter.flush()
    site.app.state.instance.dispatcher.run_once(now())
    with site.database.write() as connection:
        connection.exec_driver_sql("UPDATE toegang SET gebruikt_op = '2026-01-01'")
    return pad


def test_looking_at_an_address_as_a_scanner_changes_nothing_at_all(site: Site, used: str) -> None:
    before, scanner = dump(site), {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}
    wrong: dict[str, set[str]] = {}
    stranger = site.from_address("192.0.2.9")
    for path in addresses(site, used):
        for method in ("HEAD", "GET"):
            stranger._client.cookies.clear()
            stranger.fetch(method, path, headers=scanner)
        if found := changed(site, before) - {"hartslag"}:
            wrong[path], before = found, dump(site)
    assert wrong == {}


def test_head_never_changes_anything_and_get_only_what_is_meant(site: Site, used: str) -> None:
    editor = signed_in(site, Rol.BEHEERDER)
    with site.database.write() as connection:
        earlier = now() - timedelta(minutes=10)
        connection.execute(update(aanmelding).values(gezien_op=earlier))
    before = dump(site)
    for path in addresses(site, used):
        editor.fetch("HEAD", path)
    editor.fetch("HEAD", "/zoeken?q=qwertyuiop")
    assert changed(site, before) - {"hartslag"} == set()
    for path in addresses(site, used):
        editor.fetch("GET", path)
    editor.fetch("GET", "/zoeken?q=qwertyuiop")
    assert changed(site, before) <= set(MEANT)
