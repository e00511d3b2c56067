"""A bouwwerk holds as many keuzes and as much text as can be printed, whichever way they come in."""

import json

from app.plans.bouwwerk import MOST_KEUZES
from app.plans.models import keuze
from tests.plans.test_routes_import import opened, send
from tests.visitor import Site


def with_own(site: Site, number: int) -> bytes:
    """A file of ours with so many own bouwstenen."""
    pad = site.begin(titel="Vol").pad
    site.post(f"{pad}/partners/eigen", {"titel": "Eigen", "stand": "behouden"})
    told = site.data(pad)
    (own,) = told["keuzes"]
    told["keuzes"] = [{**own, "titel": f"Eigen {nr}"} for nr in range(number)]
    return json.dumps(told).encode()


def test_as_many_keuzes_as_can_be_printed_come_in_and_not_one_more(both_sites: Site) -> None:
    site = both_sites
    refused = site.follow(send(site, with_own(site, MOST_KEUZES + 1)), 422)
    assert refused.faults == [
        "In dit bestand staan 401 keuzes. Een bouwwerk heeft er hooguit 400: meer past niet in een stuk. Open het "
        "bouwwerk waar je het bewaarde, haal daar eigen bouwstenen weg en bewaar het opnieuw."
    ]
    pad = opened(site, with_own(site, MOST_KEUZES)).pad
    for path, fields in (
        (f"{pad}/partners", {"stand.museum": "behouden", "toelichting.museum": "Blijft hier staan."}),
        (f"{pad}/partners", {"titel": "Nog een", "eigen_stand": "behouden"}),
        (f"{pad}/partners/eigen", {"titel": "Nog een"}),
    ):
        assert site.follow(site.post(path, fields), 422).h1 == "Je bouwwerk is vol", fields
    assert len(site.data(pad)["keuzes"]) == MOST_KEUZES
    copied = site.open(f"{pad}/kopie").form("titel").submit("Maak de kopie")
    assert len(site.data(copied.pad)["keuzes"]) == MOST_KEUZES


LONG = ("Samen maken wij muziek. " * 300)[:4999] + "."


def heavy(site: Site, texts: list[str]) -> bytes:
    """A file of ours with own bouwstenen that have these toelichtingen."""
    told = json.loads(with_own(site, len(texts)))
    told["keuzes"] = [{**one, "toelichting": text} for one, text in zip(told["keuzes"], texts, strict=True)]
    return json.dumps(told).encode()


def test_as_much_text_as_can_be_printed_comes_in_and_no_more(both_sites: Site) -> None:
    site = both_sites
    for texts, number in (([LONG] * 80 + ["x"], "400.001"), ([("a\n" * 2500)[:-1]] * 7, "559.783")):
        (fault,) = site.follow(send(site, heavy(site, texts)), 422).faults
        assert (
            f"samen te lang: {number} tekens. Een bouwwerk heeft er hooguit 400.000, en elke nieuwe regel telt" in fault
        )
    pad = opened(site, heavy(site, [LONG] * 80)).pad
    site.post(f"{pad}/visie/eigen", {"titel": "Zonder tekst", "stand": "ontwikkelen"})
    own = site.data(pad)["keuzes"][0]
    assert own["titel"] == "Zonder tekst", "what has no text always fits"
    name = f"eigen-{site.rows('keuze')[-1]['id']}"
    for path, field, told in (
        (f"{pad}/visie", f"toelichting.{name}", "Een enkel woord te veel"),
        (f"{pad}/uitwerken/{name}", f"wat.{name}", "Nog een woord te veel"),
    ):
        refused = site.open(path).form(field).fill({field: told}).submit(expect=422)
        assert refused.h1 == "Je bouwwerk heeft te veel tekst"
        assert told in refused.response.text, "what was typed is given back"
    _shorter(site, pad)
    assert site.open(path).form(field).fill({field: told}).submit().status == 200


def test_a_larger_bouwwerk_of_before_still_opens_and_may_be_made_shorter(both_sites: Site) -> None:
    site = both_sites
    pad = opened(site, with_own(site, 81)).pad
    with site.database.write() as connection:
        connection.execute(keuze.update().values(toelichting=LONG))
    _shorter(site, pad)


def _shorter(site: Site, pad: str) -> None:
    """One text is made shorter, which always may be."""
    field = f"toelichting.eigen-{site.rows('keuze')[-2]['id']}"
    site.open(f"{pad}/partners").form(field).fill({field: LONG[: 5000 // 2]}).submit()
    assert sum(one["toelichting"] == LONG[: 5000 // 2].strip() for one in site.data(pad)["keuzes"]) == 1
