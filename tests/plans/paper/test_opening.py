"""How a paper begins: in the words of the officer, or else in honest words of ours."""

from datetime import date

from app.documents.model import Alinea, Hoofdstuk, Kader, Lijst
from app.plans.colophon import uitgave
from app.plans.opties import PRESETS, Opties, Soort
from app.plans.snapshot import Status
from tests.plans.lindewaard import BESLUIT, INLEIDING, KERNPUNTEN
from tests.plans.paper.conftest import Write, said

EMPTY = {"inleiding": "", "kernpunten": "", "gevraagd_besluit": ""}


def question(write: Write, **told: object) -> Kader:
    (box,) = [e for e in write(**told).elements if isinstance(e, Kader) and e.soort == "vraag"]
    return box


def test_the_words_of_the_officer_stand_in_the_summary_and_the_introduction(write: Write) -> None:
    document = write()
    words, place = said(document), [e.id for e in document.elements if isinstance(e, Hoofdstuk)]
    assert place[:4] == ["kort", "inhoud", "leeswijzer", "inleiding"], "the drawing with its names fits in the summary"
    for text in (*INLEIDING.split("\n\n"), *KERNPUNTEN.splitlines(), *BESLUIT.splitlines()):
        assert " ".join(text.split()) in words
    assert "Nog in te vullen" not in words


def test_points_are_a_list_and_a_decision_of_more_lines_is_numbered(write: Write) -> None:
    (asked,) = question(write).elements
    assert isinstance(asked, Lijst)
    assert asked.genummerd
    (single,) = question(write, gevraagd_besluit="De nota vast te stellen.").elements
    assert isinstance(single, Alinea)
    (bare, *_) = [e for e in write(kernpunten="- Een.\n\n• Twee.").elements if isinstance(e, Lijst)]
    assert [item[0].text for item in bare.items] == ["Een.", "Twee."]


def test_without_words_of_the_officer_there_is_a_standard_text_and_an_open_point(write: Write) -> None:
    words = said(write(**EMPTY))
    assert "De raad wordt gevraagd: ‘Samen cultuur maken’ voor 2027–2030 vast te stellen als cultuurbeleid" in words
    assert "Dit is een voorstel voor het cultuurbeleid van Gemeente Lindewaard in de periode 2027–2030." in words
    assert "Nog in te vullen: de inleiding, de kernpunten en het gevraagd besluit." in words
    assert "Nog in te vullen: de kernpunten." in said(write(kernpunten=""))


def test_what_the_council_adopted_is_no_question_any_more(write: Write) -> None:
    adopted = uitgave(Status.VASTGESTELD, date(2026, 12, 17), "R1", "Raadsstuk")
    assert question(write, uitgave=adopted, **EMPTY).titel == "Besluit van de raad"
    assert question(write, uitgave=adopted).titel == "Gevraagd besluit"


def test_a_paper_that_is_a_part_says_what_is_missing(write: Write) -> None:
    part = Opties(tips=False, niet_gekozen=False, stappen=("visie", "instrumenten"))
    words = said(write(opties=part))
    assert "Niet opgenomen: de stappen Doelgroepen, Partners, Beleidsterreinen; wat we overwogen en niet kozen" in words
    assert "Tip uit onderzoek" not in words
    assert "4. Uitvoeringsagenda" in words, "the chapters that are there count on"
    assert "Statushouders" not in words
    assert "Niet opgenomen" not in said(write(opties=PRESETS[Soort.WERKDOCUMENT]))


def test_a_list_that_was_typed_with_marks_has_each_of_them_once(write: Write) -> None:
    typed = {
        "kernpunten": "1. Een.\n2. Twee.",
        "gevraagd_besluit": "a) Stel vast.\nb) Volg.",
        "inleiding": "Dit:\n- Een\n- Twee",
    }
    told = write(**typed)
    lists = [
        (e.genummerd, ["".join(span.text for span in item) for item in e.items])
        for e in told.elements
        if isinstance(e, Lijst)
    ]
    assert (False, ["Een.", "Twee."]) in lists
    assert (False, ["Een", "Twee"]) in lists
    assert not any(mark in said(told) for mark in ("1. Een", "- Een", "a) Stel"))
