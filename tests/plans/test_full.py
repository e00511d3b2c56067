"""A bouwwerk holds as many keuzes as can be printed, whichever way they come in."""

import json

from app.plans.bouwwerk import MOST_KEUZES
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
