"""Every record fits the form of its soort, and what is wrong with a text is told at the field where it stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from app.blocks.shapes import Wijziging
from app.database import Database
from app.editorial.concept import Concept, Status
from app.editorial.desk import WEG, Desk, slug_of
from app.editorial.fields import fields_of
from app.editorial.kinds import BY_NAME, FORMS

MOMENT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def connection(sqlite_database: Database) -> Iterator[Connection]:
    with sqlite_database.read() as opened:
        yield opened


@pytest.fixture
def desk(connection: Connection) -> Desk:
    return Desk.of(connection)


def concept(soort: str, naam: str | None, velden: dict[str, str], basis: str | None, number: int = 1) -> Concept:
    kind = Wijziging.INHOUDELIJK
    status = Status.CONCEPT
    return Concept(
        number, soort, naam, velden, basis, status, kind, "", (1,), 1, None, None, None, False, 1, MOMENT, MOMENT
    )


def of(desk: Desk, soort: str, naam: str, **changed: str) -> Concept:
    """A concept that changes a published record."""
    velden = fields_of(BY_NAME[soort].velden, desk.records[soort][naam]) | changed
    return concept(soort, naam, velden, desk.basis_of(soort, naam))


def test_every_published_record_goes_through_its_form_unchanged(desk: Desk) -> None:
    differing = [
        (form.soort, naam)
        for form in FORMS
        for naam, record in desk.records[form.soort].items()
        if desk.made(of(desk, form.soort, naam)).record
        != {**record, **({"wijziging": "inhoudelijk"} if record.get("wijziging") else {})}
    ]
    assert differing == []


def test_an_unchanged_concept_has_no_faults_and_changes_nothing(desk: Desk) -> None:
    for soort, naam in (
        ("bouwsteen", "museum"),
        ("tip", next(iter(desk.records["tip"]))),
        ("groep", "visie/Samenleven en meedoen"),
    ):
        same = of(desk, soort, naam)
        assert (desk.faults(same), desk.changes([same])) == ({}, ()), soort


@pytest.mark.parametrize(
    ("veld", "typed", "told"),
    [
        ("kern", "", "Vul dit in."),
        ("kern", "Zonder punt aan het eind", "Eindig met een punt."),
        ("kern", "x" * 300 + ".", "Maak dit korter: hoogstens 240 tekens."),
        ("vragen", "Is dit een vraag?", "Geef er minstens 2."),
        ("vragen", "Is dit een vraag?\nMaar dit is er geen", "Regel 2: eindig met een vraagteken."),
        ("indicatoren", "Een punt hoort hier niet.\nHier ook niet echt", "Regel 1: eindig zonder punt."),
        ("herzien_voor", "", "Vul een datum in."),
        ("herzien_voor", "ooit", "Kies een datum."),
        ("groep", "Makers", "Groep ‘Makers’ hoort niet bij stap partners."),
        ("vervallen.opvolger", "jongeren", "Vul dit in."),
        ("bron", "bestaat-niet", "‘bestaat-niet’ kennen we niet. Kies uit de lijst."),
        ("vervallen.opvolger", "Nergens", "‘Nergens’ kennen we niet."),
        ("bron", "", "Ontbreekt; zonder bron is de herkomst eigen_redenering."),
        ("vervallen.op", "2027-01-01", "Noem een opvolger of schrijf een reden."),
        ("vervallen.reden", "Niemand vraagt er nog om.", "Vul dit in."),
        ("rol.soort", "", "Vul dit in."),
        ("korte_titel", "Een naam die veel te lang is voor de tekening", "Maak dit korter: hoogstens 28 tekens."),
    ],
)
def test_a_fault_is_told_in_dutch_at_its_field(desk: Desk, veld: str, typed: str, told: str) -> None:
    faults = desk.faults(of(desk, "bouwsteen", "museum", **{veld: typed}))
    near = "vervallen.op" if veld.startswith("vervallen") and typed != "Nergens" else veld
    assert near in faults, faults
    assert faults[near].startswith(told)


def test_what_is_named_may_be_typed_as_title_or_slug(desk: Desk) -> None:
    titel = str(desk.records["bron"]["partners-pagina"]["titel"])
    made = desk.made(of(desk, "bouwsteen", "museum", bron=f"{titel.upper()}\nvitale-gemeente"))
    assert made.record is not None
    assert made.record["bron"] == ["partners-pagina", "vitale-gemeente"]


def test_a_new_bouwsteen_gets_a_slug_of_its_name_and_stands_behind_its_groep(desk: Desk) -> None:
    velden = fields_of(BY_NAME["bouwsteen"].velden, desk.records["bouwsteen"]["museum"]) | {"slug": ""}
    fresh = concept("bouwsteen", None, velden | {"titel": "Huisarts & eerste lijn"}, None)
    assert desk.faults(fresh) == {}
    assert desk.name_of(fresh) == "huisarts-eerste-lijn"
    order = list(desk.with_all([fresh])["bouwsteen"].values())
    at = [one["slug"] for one in order].index("huisarts-eerste-lijn")
    assert order[at - 1]["groep"] == order[at]["groep"] != order[at + 1]["groep"]


def test_a_name_that_is_taken_is_refused_unless_another_stap_makes_it_another(desk: Desk) -> None:
    velden = fields_of(BY_NAME["bouwsteen"].velden, desk.records["bouwsteen"]["museum"])
    assert desk.faults(concept("bouwsteen", None, velden, None))["titel"].startswith("Er is al iets met deze naam")
    assert desk.name_of(concept("bouwsteen", None, velden | {"slug": ""}, None)) == "museum-partners"


def test_new_things_that_name_each_other_are_looked_at_together(desk: Desk) -> None:
    source = concept(
        "bron",
        None,
        fields_of(BY_NAME["bron"].velden, desk.records["bron"]["partners-pagina"])
        | {"titel": "Nieuw rapport", "slug": ""},
        None,
        2,
    )
    block = of(desk, "bouwsteen", "museum", bron="Nieuw rapport")
    both = replace(desk, open=(source, block))
    assert desk.faults(block)["bron"].startswith("‘Nieuw rapport’ kennen we niet.")
    assert both.faults(block) == {}
    assert [one.id for one in both.together(block)] == [1, 2]


def test_a_source_that_a_text_names_cannot_leave(desk: Desk) -> None:
    gone = of(desk, "bron", "partners-pagina")
    gone = replace(gone, velden={**gone.velden, WEG: "ja"})
    assert desk.faults(gone) != {}


def test_a_voorbeeld_can_leave(desk: Desk) -> None:
    naam = next(iter(desk.records["voorbeeld"]))
    gone = of(desk, "voorbeeld", naam)
    gone = replace(gone, velden={**gone.velden, WEG: "ja"})
    assert desk.faults(gone) == {}
    assert [(one.naam, one.new) for one in desk.changes([gone]) if one.old and not one.new] == [(naam, None)]


@pytest.mark.parametrize(
    ("titel", "slug"), [("Café Münster", "cafe-munster"), ("!!", "zonder-naam"), ("a" * 200, "a" * 80)]
)
def test_a_slug_is_made_of_plain_letters(titel: str, slug: str) -> None:
    assert slug_of(titel) == slug
