"""Each gebeurtenis as a sentence."""

from typing import Any

import pytest

from app.blocks.catalogue import Catalogue
from app.plans.sentences import sentence
from tests.plans.test_history import event
from tests.visitor import Site

MUSEUM = {"bouwsteen": "museum", "stap": "partners", "versie": 1, "stand": None, "toelichting": ""}
LINDE = {"bouwsteen": "eigen-7", "stap": "visie", "titel": "De Linde", "stand": "behouden", "toelichting": ""}
TELLINGS: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("begonnen", {}, {"titel": "Plan"}, "Bouwwerk begonnen met de titel ‘Plan’"),
    ("keuze", {}, MUSEUM | {"stand": "ontwikkelen"}, "Museum (Partners) op ontwikkelen gezet"),
    ("keuze", MUSEUM, MUSEUM | {"stand": "niet_gekozen"}, "Museum (Partners) op overwogen gezet"),
    ("keuze", MUSEUM | {"stand": "behouden"}, {}, "Keuze voor Museum (Partners) gewist"),
    ("keuze", {}, MUSEUM | {"toelichting": "Een."}, "Toelichting bij Museum geschreven"),
    ("keuze", MUSEUM | {"toelichting": "Een."}, MUSEUM | {"toelichting": "Twee."}, "Toelichting bij Museum gewijzigd"),
    ("keuze", MUSEUM | {"toelichting": "Een."}, {}, "Toelichting bij Museum gewist"),
    (
        "keuze",
        {},
        MUSEUM | {"stand": "afbouwen", "toelichting": "Een."},
        "Museum (Partners) op afbouwen gezet; toelichting bij Museum geschreven",
    ),
    ("keuze", MUSEUM, MUSEUM | {"versie": 2}, "Andere tekst van de catalogus bij Museum (Partners)"),
    ("keuze", {}, LINDE, "Eigen bouwsteen De Linde (Visie) toegevoegd"),
    ("eigen_verwijderd", LINDE, {}, "Eigen bouwsteen De Linde (Visie) verwijderd"),
    ("keuze", LINDE, LINDE | {"stand": None}, "Keuze voor De Linde (Visie) gewist"),
    ("gegevens", {"titel": "Oud"}, {"titel": "Nieuw"}, "Titel gewijzigd in ‘Nieuw’"),
    (
        "gegevens",
        {"gemeente": "Ede", "gemeente_code": "GM0228", "periode": "2027"},
        {"gemeente": "", "gemeente_code": None, "periode": "2028"},
        "Gemeente leeggemaakt; periode gewijzigd in ‘2028’",
    ),
    (
        "gegevens",
        {"inleiding": "", "kernpunten": "Een.", "gevraagd_besluit": "Een."},
        {"inleiding": "Een.", "kernpunten": "Twee.", "gevraagd_besluit": ""},
        "Inleiding geschreven; kernpunten gewijzigd; gevraagd besluit leeggemaakt",
    ),
    ("gegevens", {"gemeente_code": None}, {"gemeente_code": "GM0228"}, "Gemeente gewijzigd"),
    ("link_gemaakt", {}, {"rol": "lezen", "label": "Collega Wmo"}, "Link voor Collega Wmo gemaakt"),
    ("link_ingetrokken", {}, {"rol": "lezen", "label": "Collega Wmo"}, "Link voor Collega Wmo ingetrokken"),
    ("link_vervangen", {}, {}, "Geheime link vervangen"),
    ("ongedaan", {}, MUSEUM | {"stand": "behouden"}, "Ongedaan gemaakt: Museum (Partners) op behouden gezet"),
    ("ongedaan", {"titel": "Nieuw"}, {"titel": "Oud"}, "Ongedaan gemaakt: titel gewijzigd in ‘Oud’"),
    (
        "teruggezet",
        {},
        {"nr": 3, "moment": "2026-07-14T12:32:00+00:00", "vanaf": 9},
        "Teruggezet naar 14 juli 2026 om 14:32",
    ),
    ("teruggezet", {}, {}, "Teruggezet naar een eerder moment"),
    (
        "overgenomen",
        {"delen": [LINDE, {}]},
        {"delen": [{}, MUSEUM | {"stand": "behouden"}]},
        "De Linde vervangen door Museum (Partners)",
    ),
    (
        "ongedaan",
        {"delen": [MUSEUM | {"stand": "behouden"}, {}]},
        {"delen": [MUSEUM | {"stand": "afbouwen"}, LINDE]},
        "Ongedaan gemaakt: Museum (Partners) op afbouwen gezet; eigen bouwsteen De Linde (Visie) toegevoegd",
    ),
    ("aanbod_gelaten", {}, {"over": "museum", "naam": "Museum"}, "Nieuwe bouwsteen ‘Museum’ laten liggen"),
    ("keuze", {}, {"bouwsteen": "weg-uit-alles", "stand": "behouden"}, "Weg-uit-alles op behouden gezet"),
    ("keuze", {"stand": None}, {"stand": "behouden"}, "Iets gewijzigd"),
    ("nog_onbekend", {}, {"x": 1}, "Iets gewijzigd"),
    ("link_gemaakt", {}, {}, "Link voor iemand gemaakt"),
]


@pytest.fixture
def catalogue(site: Site) -> Catalogue:
    with site.database.read() as connection:
        found: Catalogue = site.app.state.instance.catalogues.current(connection, 1)
    return found


def test_each_gebeurtenis_is_a_sentence_of_an_officer(catalogue: Catalogue) -> None:
    for soort, voor, na, wanted in TELLINGS:
        assert sentence(event(2, voor, na, soort), catalogue) == wanted
