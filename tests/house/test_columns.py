"""Every column of every table is in the list of its kind of thing, or is excused with the reason.

A field that is added and told nowhere is lost in silence: by undo, by the controlecode, by the copy of one's own data.
Who adds a column finds here which list wants it.
"""

from collections.abc import Mapping

import pytest
from sqlmodel import SQLModel

import app.tables  # noqa: F401  # every table of ours
from app.blocks import velden
from app.blocks.catalogue import Versie
from app.blocks.published import PublishedShape
from app.blocks.shapes import BouwsteenShape
from app.editorial.kinds import BLOCK
from app.plans import gegevens, uitwerking
from app.plans.bouwwerk import Bouwwerk, Keuze
from app.plans.details import Details
from app.plans.export import BouwwerkShape, UitwerkingShape
from app.plans.versies.inhoud_v1 import BouwwerkV1, UitwerkingV1, VersieV1
from app.settings import ROOT
from app.site.own_data import OwnBouwwerkShape, OwnUitwerkingShape

TABLES = {name: {column.name for column in table.columns} for name, table in SQLModel.metadata.tables.items()}

LISTS: Mapping[str, set[str]] = {
    "bouwwerk": set(gegevens.NAMEN),
    "uitwerking": set(uitwerking.VELDEN),
    "keuze": {"stap", "eigen_titel", "stand", "toelichting"},
    "bouwsteen": set(velden.KENMERKEN),
    "bouwsteen_versie": set(velden.TEKST),
}
"""By table, what an officer fills in; the lists that the code itself reads."""

EXCUSED: Mapping[str, Mapping[str, str]] = {
    "bouwwerk": {
        "id": "a number of ours",
        "status": "follows from its versions",
        "revisie": "counts the changes",
        "gemaakt_op": "a time of ours",
        "gewijzigd_op": "a time of ours",
        "bewaar_tot": "follows from its status and its use",
        "verwijderd_op": "told by a gebeurtenis",
        "gewaarschuwd_op": "when we last mailed",
        "herkomst": "said once, at its beginning",
        "opties": "what its papers take along is no part of the plan",
    },
    "uitwerking": {
        "id": "a number of ours",
        "bouwwerk_id": "whose it is",
        "bouwsteen": "about which it is",
        "revisie": "counts the changes",
    },
    "keuze": {
        "id": "a number of ours",
        "bouwwerk_id": "whose it is",
        "bouwsteen_id": "follows from its versie",
        "versie_id": "told by the number of the versie",
        "volgorde": "the order in which they were made",
        "revisie": "counts the changes",
    },
    "bouwsteen": {
        "id": "a number of ours",
        "slug": "what it is known by",
    },
    "bouwsteen_versie": {
        "id": "a number of ours",
        "bouwsteen_id": "whose it is",
        "nummer": "counts its texts",
        "wijziging": "what kind of change an editor called it; told beside the text",
        "gepubliceerd_op": "a time of ours",
    },
}
"""By table, the columns that an officer or an editor does not fill in, with the reason."""

APART: Mapping[str, str] = {
    "bericht": "mail that waits; it is wiped when it went",
    "bericht_bouwwerk": "about which bouwwerk a mail is",
    "bron": "a record of one shape, read and written by its columns",
    "tip": "a record of one shape, read and written by its columns",
    "kennis": "records of one shape each, kept as JSON",
    "catalogus": "the revision of the whole",
    "gemeente": "the list of gemeenten, of one file",
    "hartslag": "that a process is alive",
    "geheim_merk": "with which key the data was made",
    "link": "what the link check found",
    "zoekwoord": "counts of words",
    "redacteur": "an editor",
    "aanmelding": "that an editor is signed in",
    "herstelcode": "a way back in for an editor",
    "uitnodiging": "the link with which an editor sets a password",
    "handeling": "the journal",
    "publicatie": "the history of the catalogue",
    "concept": "a record in the making; its fields are those of `editorial.kinds`",
    "notitie": "a note of editors",
    "aanvraag": "what somebody asked for",
    "terugvraag": "that somebody asked their link back",
    "toegang": "a link",
    "adres": "an address that somebody let us remember",
    "aanbod": "that a bouwsteen was offered",
    "afweging": "that a question was left as it is",
    "gebeurtenis": "the history itself",
    "huisstijl": "a file of the gemeente",
    "momentopname": "a version; what it says is held by tests/plans/versies",
    "sessie": "a draagvlaksessie",
    "deelnemer": "who answers in it",
    "spiegel": "that a bouwwerk counts in the mirror",
    "opmerking": "a remark; its columns are shown as they are",
}
"""Tables that are no part of what a plan or a bouwsteen says, with what they are."""


def test_every_table_is_held_against_a_list_or_stands_apart() -> None:
    assert TABLES.keys() == LISTS.keys() | APART.keys()
    assert not LISTS.keys() & APART.keys()


@pytest.mark.parametrize("table", LISTS)
def test_every_column_is_listed_or_excused(table: str) -> None:
    listed, excused = LISTS[table], EXCUSED[table].keys()
    assert TABLES[table] - listed - excused == set(), "put it in the list, or say here why not"
    assert (listed | excused) - TABLES[table] == set(), "it is no column any more"
    assert listed & excused == set()


BLOK = LISTS["bouwsteen_versie"] - {"rol_waarom"}
"""In files and forms the reason for a rol stands with the rol."""

WHERE: Mapping[str, tuple[set[str], set[str]]] = {
    "the value of a bouwwerk": (LISTS["bouwwerk"], set(Bouwwerk.__dataclass_fields__)),
    "the file of a bouwwerk (export)": (LISTS["bouwwerk"], set(BouwwerkShape.model_fields)),
    "the copy of one's own data": (LISTS["bouwwerk"], set(OwnBouwwerkShape.model_fields)),
    "what a version keeps": (LISTS["bouwwerk"], set(BouwwerkV1.model_fields)),
    "the file: an uitwerking": (LISTS["uitwerking"], set(UitwerkingShape.model_fields)),
    "one's own data: an uitwerking": (LISTS["uitwerking"], set(OwnUitwerkingShape.model_fields)),
    "what a version keeps of an uitwerking": (LISTS["uitwerking"], set(UitwerkingV1.model_fields)),
    "the value of a keuze": (LISTS["keuze"], set(Keuze.__dataclass_fields__)),
    "the value of a versie": (LISTS["bouwsteen_versie"], set(Versie.__dataclass_fields__)),
    "what a version keeps of a versie": (LISTS["bouwsteen_versie"], set(VersieV1.model_fields)),
    "the file of a bouwsteen in the seed": (
        LISTS["bouwsteen_versie"] - {"rol_waarom"},
        set(BouwsteenShape.model_fields),
    ),
    "the published file of a bouwsteen": (BLOK, set(PublishedShape.model_fields)),
    "the form of a bouwsteen for editors": (BLOK, {one.naam.partition(".")[0] for one in BLOCK}),
}
"""Each place that says the fields itself, and those that it must say."""


@pytest.mark.parametrize("place", WHERE)
def test_a_place_that_says_the_fields_itself_says_them_all(place: str) -> None:
    wanted, said = WHERE[place]
    assert wanted - said == set()


def test_the_forms_ask_for_every_field() -> None:
    asked = {
        "gegevens.html": gegevens.REGELS,
        "teksten.html": gegevens.TEKSTEN,
    }
    for name, fields in asked.items():
        page = (ROOT / "app" / "templates" / "plans" / name).read_text(encoding="utf-8")
        assert [field for field in fields if field not in page] == [], name
    assert Details("", "", "").values.keys() == {*gegevens.names(gegevens.Soort.REGEL, gegevens.Soort.CODE)}
