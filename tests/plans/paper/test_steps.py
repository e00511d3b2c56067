"""A stap on paper: short about what stays, in full about what is new, and honest about what is not there yet."""

from dataclasses import replace

from app.blocks.stand import Stand
from app.documents.model import Alinea, Document, Kader, Lijst, Plaat, Regels, Tabel, Veld
from app.plans.bouwwerk import Gebouw, build
from app.plans.opties import Opties, Soort
from app.plans.paper.stuk import NOG
from app.plans.paper.stuk import text as words_of
from app.plans.uitwerking import Voortgang
from tests.plans.lindewaard import UITGEWERKT
from tests.plans.paper.conftest import Write, said


def plates(document: Document) -> dict[str, dict[str, str]]:
    """By title the answers of everything that is worked out."""
    return {
        e.titel: {veld.label: "".join(span.text for span in veld.spans) for veld in e.velden}
        for e in document.elements
        if isinstance(e, Plaat) and e.stand
    }


def boxes(document: Document, soort: str) -> list[Kader]:
    return [e for e in document.elements if isinstance(e, Kader) and e.soort == soort]


def test_what_is_new_stands_there_with_every_answer_and_every_gap(write: Write, gebouw: Gebouw) -> None:
    found = plates(write())
    new = [keuze for keuze in gebouw.keuzes if keuze.stand is Stand.ONTWIKKELEN]
    assert list(found) == [keuze.titel for keuze in new]
    for keuze in new:
        answers = " ".join(found[keuze.titel].values()).replace("\N{NO-BREAK SPACE}", " ")
        done = keuze.uitwerking
        for text in (keuze.toelichting, done.wat, done.hoe, done.met_wie, done.middelen, done.volgen, done.trekker):
            assert text in answers
        assert (NOG in answers) == (done.voortgang is not Voortgang.UITGEWERKT or not keuze.toelichting)
    assert found["Statushouders"]["Wie trekt het, en wanneer?"] == f"Wie: Vluchtelingenwerk\nWanneer: {NOG}"
    assert found["Monitoring"]["Met welke middelen?"].startswith("€\u00a07.500")


def test_a_list_in_an_answer_is_a_list_and_only_there(write: Write, gebouw: Gebouw) -> None:
    slug, told = "monitoring", "Dit doen we:\n- meten\n- wegen\n\nElk jaar."
    (one,) = [keuze for keuze in gebouw.keuzes if keuze.slug == slug]
    done = replace(one.uitwerking, wat=told, volgen="1. tellen\n2. vragen", middelen="- uren\n- zalen")
    keuzes = [replace(one, uitwerking=done) if keuze is one else keuze for keuze in gebouw.keuzes]
    (plate,) = [
        e for e in write(of=build(gebouw.bouwwerk, keuzes)).elements if isinstance(e, Plaat) and e.titel == one.titel
    ]
    answers = {veld.label: veld for veld in plate.velden}
    assert answers["Wat gaan we doen?"] == Veld(
        "Wat gaan we doen?",
        words_of("Dit doen we:"),
        True,
        (Lijst((words_of("meten"), words_of("wegen"))), Alinea(words_of("Elk jaar."))),
    )
    assert answers["Hoe volgen we het?"].vervolg == (Lijst((words_of("tellen"), words_of("vragen")), genummerd=True),)
    assert answers["Met welke middelen?"].spans[0].text.startswith("€")
    assert Lijst((words_of("uren"), words_of("zalen"))) in answers["Met welke middelen?"].vervolg
    assert answers["Hoe pakken we het aan?"].vervolg == ()


def test_what_stays_is_short_with_the_words_of_the_catalogue_only_where_there_are_none(write: Write) -> None:
    kept = next(e for e in write().elements if isinstance(e, Tabel) and e.bijschrift.startswith("Visie"))
    assert [len(row.cellen) for row in kept.groepen[0].rijen] == [2] * 4
    bare = said(write(opties=Opties(toelichtingen=False)))
    assert "Cultuur brengt mensen bij elkaar die elkaar anders niet treffen." not in bare
    assert "Niet opgenomen: de toelichtingen." in bare


def test_a_tip_and_an_example_stand_once_with_the_first_that_they_fit(write: Write) -> None:
    tips, examples = boxes(write(), "tip"), [box for box in boxes(write(), "let") if "Voorbeeld" in box.titel]
    assert len({box.titel for box in tips}) == len(tips)
    assert len({box.titel for box in examples}) == len(examples)
    assert all("Bron: " in box.bron for box in (*tips, *examples))
    elderly = next(box for box in examples if "Bij: Ouderen" in box.bron)
    assert "middelgrote gemeente" in elderly.bron, "a gemeente of our size comes first"
    assert boxes(write(opties=Opties(tips=False)), "tip") == []
    assert "Voorbeeld: " not in said(write(opties=Opties(voorbeelden=False)))


def test_what_stops_and_what_was_left_have_their_reason_unless_asked_otherwise(write: Write) -> None:
    words = said(write())
    assert "Het aantal inwoners van Lindewaard groeit licht." in words
    less = said(write(opties=Opties(niet_gekozen=False)))
    assert "Het aantal inwoners van Lindewaard groeit licht." not in less
    assert "De subsidie voor het Lindefest stopt na 2027." in less


def test_only_a_paper_to_write_on_has_empty_lines(write: Write) -> None:
    def lines(opties: Opties) -> list[str]:
        return [e.titel for e in write(opties=opties).elements if isinstance(e, Regels)]

    assert lines(Opties()) == []
    assert lines(Opties(Soort.WERKDOCUMENT, notities=True))[0] == "Notities bij Visie"


def test_the_example_plan_is_whole(gebouw: Gebouw) -> None:
    assert len(gebouw.keuzes) == 45
    assert UITGEWERKT.keys() <= {keuze.slug for keuze in gebouw.keuzes}
