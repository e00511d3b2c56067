"""Searching the whole catalogue: what officers type leads to what they mean, and any text to an answer."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.blocks.catalogue import Catalogue
from app.blocks.found import Found
from app.blocks.search import Index, Indexes
from app.blocks.words import IDLE, pieces, words
from app.municipalities.gemeente import Gemeente
from app.municipalities.search import other_names
from app.municipalities.seed import read
from app.settings import ROOT

ASKED = {
    # titles, as they are and nearly
    "Bibliotheek": "bouwsteen bibliotheek",
    "kunst op recept": "bouwsteen kunst-op-recept",
    "Positieve Gezondheid": "bouwsteen positieve-gezondheid",
    "cultuur coach": "bouwsteen cultuurcoach-instrumenten",
    "sociale gemeente": "bouwtekening sociale-gemeente",
    # the words of the field
    "koor": "bouwsteen cultuurverenigingen-doelgroepen",
    "muziekschool": "bouwsteen centrum-voor-de-kunsten",
    "eenzaamheid": "bouwsteen eenzaamheid-tegengaan",
    "dementie": "bouwsteen mensen-met-dementie-en-hun-naasten",
    "minima": "bouwsteen inwoners-met-een-laag-inkomen",
    "combinatiefunctionaris": "bouwsteen cultuurcoach-instrumenten",
    "dorpshuis": "bouwsteen buurthuis-wijkcentrum",
    "leegstand": "bouwsteen flexibele-regelgeving",
    "evaluatie": "bouwsteen monitoring",
    "draagvlak": "uitdaging u2",
    # short for
    "Wmo": "bouwsteen welzijn-en-zorg",
    "GALA": "bouwsteen plan-van-aanpak-brede-spuk",
    "AZC": "bouwsteen asielzoekers",
    "CmK": "bouwsteen rijksregeling",
    "mbo": "bouwsteen scholen-mbo",
    # other forms of a word
    "bibliotheken": "bouwsteen bibliotheek",
    "musea": "bouwsteen museum",
    "mantelzorger": "bouwsteen mantelzorgers",
    "zangkoren": "bouwsteen cultuurverenigingen-doelgroepen",
    "bezuinigen": "bouwsteen subsidie-basisvoorziening",
    # slips and accents
    "biblotheek": "bouwsteen bibliotheek",
    "eenzamheid": "bouwsteen eenzaamheid-tegengaan",
    "toegankelikheid": "bouwsteen toegankelijkheid",
    "creche": "bouwsteen kinderopvang",
    "poezie": "bouwsteen kinder-of-stadsdichter",
    # more words
    "subsidie koor": "bouwsteen subsidie-verenigingen",
    "muziek voor ouderen": "bouwsteen ouderen",
    "huisarts betrekken": "tip t23",
    "kunst op recept nieuwegein": "voorbeeld kunst-op-recept-nieuwegein",
    # gemeenten, organisations, schemes
    "Alkmaar": "voorbeeld alkmaar-talentstad",
    "Den Haag": "voorbeeld age-friendly-cultural-cities-2016",
    "LKCA": "organisatie lkca",
    "huis voor de kunsten": "organisatie huis-voor-de-kunsten",
    "Samen Cultuurmaken": "regeling samen-cultuurmaken",
    "brede SPUK": "bouwsteen plan-van-aanpak-brede-spuk",
}
"""What officers type, and what they hope to see first. Written before the rules were."""

PLACES = other_names(Gemeente(**shape.model_dump()) for shape in read(ROOT / "seed" / "gemeenten.csv"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="session")
def index(catalogue: Catalogue) -> Index:
    """Made once, as in the app."""
    return Index(catalogue, PLACES)


def names(found: Found) -> list[str]:
    """Kind and slug of everything found, in the order in which a page shows it."""
    return [f"{hit.entry.soort} {hit.entry.slug}" for _, hits in found.shelves for hit in hits]


def held(found: Found) -> set[str]:
    return {f"{hit.entry.soort} {hit.entry.slug}" for hit in found.hits}


def test_what_officers_type_leads_first_or_second_to_what_they_mean(index: Index) -> None:
    shown = {asked: names(index.search(asked))[:2] for asked in ASKED}
    assert len(ASKED) == 40
    missed = {asked: shown[asked] for asked, meant in ASKED.items() if meant not in shown[asked]}
    assert len(missed) <= 2, missed


def test_every_bouwsteen_is_found_first_or_second_by_its_own_name(index: Index, catalogue: Catalogue) -> None:
    for versie in catalogue.by_slug.values():
        for titel in {versie.titel, versie.korte_titel, versie.titel.upper()}:
            assert f"bouwsteen {versie.slug}" in names(index.search(titel))[:2], titel


def test_every_synoniem_leads_to_its_bouwstenen(index: Index, catalogue: Catalogue) -> None:
    for entry in catalogue.synoniemen:
        for woord in entry.woorden:
            assert {f"bouwsteen {slug}" for slug in entry.bouwstenen} <= held(index.search(woord)), woord


def test_every_record_is_found_by_its_title_and_every_voorbeeld_by_its_gemeenten(
    index: Index, catalogue: Catalogue
) -> None:
    for soort, records in (("regeling", catalogue.regelingen), ("organisatie", catalogue.organisaties)):
        for record in records:
            first = next(name for name in names(index.search(record.naam)) if name.startswith(soort))
            assert first == f"{soort} {record.slug}", record.naam
    for voorbeeld in catalogue.voorbeelden:
        for gemeente in voorbeeld.gemeenten:
            for naam in (gemeente, *PLACES[gemeente]):
                assert f"voorbeeld {voorbeeld.slug}" in held(index.search(naam)), naam


def test_an_organisatie_is_found_by_the_name_people_use_for_its_provincie(index: Index) -> None:
    assert {"organisatie keunstwurk", "organisatie kek"} <= held(index.search("Friesland"))


def test_every_kind_of_record_can_be_found(index: Index) -> None:
    found = Counter(
        name.split()[0] for word in ("cultuur", "gemeente", "rijk", "95") for name in held(index.search(word))
    )
    assert set(found) == {
        *("bouwsteen", "voorbeeld", "bouwtekening", "regeling", "organisatie", "bron"),
        *("tip", "uitdaging", "kans", "cijfer", "bewijs"),
    }


def test_bouwstenen_come_first_unless_something_else_is_called_what_was_typed(index: Index) -> None:
    def shelves(asked: str) -> list[str]:
        return [kind.slug for kind, _ in index.search(asked).shelves]

    order = ["bouwstenen", "voorbeelden", "bouwtekeningen", "regelingen", "organisaties", "kennis", "bronnen"]
    assert shelves("cultuur") == order
    assert shelves("LKCA")[0] == "organisaties"
    assert shelves("LKCA")[1:] == [kind for kind in order if kind in shelves("LKCA")[1:]]
    assert shelves("Alkmaar")[0] == "voorbeelden"
    assert shelves("beleidsplan") == ["bronnen"]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("biblotheek", "Bibliotheek"),
        ("mantelzrogers", "Mantelzorgers"),
        ("tilbug", "Tilburg"),
        ("creches", None),
        ("oekrainer", None),
        ("mannenkoor", "koor"),
        ("seniorenkoor", "senioren koor"),
        ("Weert", None),
        ("xqzw", None),
        ("wno", None),
    ],
)
def test_only_a_word_that_nobody_knows_is_read_as_another(index: Index, typed: str, known: str | None) -> None:
    instead = dict(index.search(typed).instead)
    assert instead.get(words(typed)[0]) == known


def test_a_gemeente_without_records_finds_nothing(index: Index) -> None:
    assert index.search("Weert").hits == ()


def test_the_line_below_a_result_shows_why_it_is_there(index: Index) -> None:
    def told(asked: str, slug: str) -> tuple[str, str]:
        return next(hit.context for hit in index.search(asked).hits if hit.entry.slug == slug)

    assert "boeken lenen" in told("bieb", "bibliotheek")[1]
    assert told("muziekschool", "centrum-voor-de-kunsten")[0] == "muziekschool"
    assert told("koor", "sociale-basis") == (
        "",
        "Bibliotheek, koor en kunstencentrum tellen mee als voorzieningen waar mensen elkaar dicht bij huis vinden "
        "en steunen.",
    )


def test_the_same_question_always_has_the_same_answer(index: Index, catalogue: Catalogue) -> None:
    again = Index(catalogue, PLACES)
    for asked in ASKED:
        assert [(hit.entry, hit.order, hit.context) for hit in again.search(asked).hits] == [
            (hit.entry, hit.order, hit.context) for hit in index.search(asked).hits
        ]


def test_the_index_is_made_once_for_a_revision_however_many_ask(catalogue: Catalogue) -> None:
    kept = Indexes(PLACES)
    together = threading.Barrier(6)

    def ask(_: int) -> Index:
        together.wait()
        return kept.current(catalogue)

    with ThreadPoolExecutor(6) as threads:
        made = list(threads.map(ask, range(6)))
    assert all(one is made[0] for one in made)
    assert kept.current(replace(catalogue, revisie=catalogue.revisie + 1)) is not made[0]


@given(st.text(max_size=80) | st.text("([{\\\\*+?.^$|'’\u00ad\u0130ſßﬁ½👩🏽‍🎤 ", max_size=40))
def test_any_text_is_an_ordinary_question(index: Index, asked: str) -> None:
    found = index.search(asked)
    assert len(held(found)) == len(found.hits) == len(names(found))
    for hit in found.hits[:5]:
        via, line = hit.context
        for text in (hit.entry.titel, via, line):
            assert "".join(piece for piece, _ in pieces(text, found.marked)) == text


@given(st.data())
def test_another_word_never_brings_what_lacks_that_word(
    index: Index, catalogue: Catalogue, data: st.DataObject
) -> None:
    texts = [text for versie in catalogue.by_slug.values() for text in (versie.titel, versie.kern)]
    known = st.sampled_from([word for text in texts for word in words(text)])
    word = data.draw(known | st.text(LETTERS, min_size=1, max_size=12), "the word")
    before = data.draw(st.lists(known, max_size=3).map(" ".join) | st.text(max_size=20), "what was typed")
    assume(word not in IDLE)
    alone, both = index.search(word), index.search(f"{before} {word}")
    assert held(both) <= held(alone)
    for hit in both.hits:
        has = hit.record.titel[1].union(*(told for _, told in (*hit.record.namen, *hit.record.teksten)))
        assert all(not has.isdisjoint(forms) for forms in alone.asked)
