"""Finding gemeenten: every name finds itself, typos find theirs, other places find nothing by accident."""

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.municipalities.former import read as read_former
from app.municipalities.gemeente import Gemeente
from app.municipalities.search import Search, other_names
from app.municipalities.seed import read
from tests.municipalities.conftest import LIST

ALL = tuple(Gemeente(**shape.model_dump()) for shape in read(LIST))
FORMER = read_former(LIST.with_name("herindelingen.csv"))
SEARCH = Search(ALL, FORMER)

OTHER_PLACES = [
    *("Haren", "Weesp", "Uden", "Boxmeer", "Cuijk", "Grave", "Brielle", "Hellevoetsluis", "Haaren"),
    *("Heerhugowaard", "Langedijk", "Beemster", "Landerd", "Velden", "Maarn", "Volendam", "Zaandam"),
    *("Hoofddorp", "IJmuiden", "Emmeloord", "Drachten", "Sneek", "Elst", "Zevenbergen", "Naarden"),
    *("Bussum", "Scheveningen", "Winsum", "Bedum", "Leek", "Marum", "Slochteren", "Hoogezand", "Delfzijl"),
    *("Geldermalsen", "Lingewaal", "Molenwaard", "Strijen", "Leerdam", "Schijndel", "Veghel", "Muiden"),
    *("Boskoop", "Schoonhoven", "Vlist", "Born", "Susteren", "Helden", "Horst", "Spijkenisse", "Breukelen"),
    *("Maarssen", "Doorn", "Voorhout", "Warmond", "Reeuwijk", "Heerle", "Etten", "Alblasserwaard"),
    *("Drechtsteden", "Eemsmond", "Noordwijkerhout", "Littenseradiel"),
]

WIDER = [
    *("Drenthe", "Friesland", "Fryslân", "Gelderland", "Overijssel", "Limburg", "Flevoland", "Zeeland"),
    *(
        "Noord-Holland",
        "Zuid-Holland",
        "Noord-Brabant",
        "Brabant",
        "Twente",
        "Achterhoek",
        "Veluwe",
        "Salland",
    ),
    *(
        "Regio Achterhoek",
        "Provincie Utrecht",
        "Utrecht (provincie)",
        "provincie Groningen",
        "regio Groningen",
    ),
    *("Metropoolregio Eindhoven", "Provinsje Fryslân", "Zuidwest-Friesland", "Utrecht en Amersfoort"),
    *("Kennemerland", "Gooi en Vechtstreek", "Rivierenland", "samenwerking Leiden", "gemeenten in Drenthe"),
]


def _plain(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


def _dropped() -> list[tuple[str, Gemeente]]:
    """Every name of five letters or more, with each of its letters dropped once."""
    return [
        (name[:place] + name[place + 1 :], one)
        for one in ALL
        for name in sorted({one.naam, one.zoeknaam, one.toonnaam})
        for place, sign in enumerate(name)
        if sign.isalpha() and len(name) >= 5
    ]


def test_every_name_resolves_to_itself_in_any_case_and_without_accents() -> None:
    assert len(ALL) == 342
    for one in ALL:
        for name in {one.naam, one.toonnaam, one.zoeknaam or one.naam}:
            for typed in (name, name.upper(), name.lower(), _plain(name), f"Gemeente {name}", f"  {name}  "):
                assert SEARCH.resolve(typed) == one, typed
                assert SEARCH.suggest(typed)[0] == one, typed


@given(st.sampled_from(ALL), st.randoms(use_true_random=False), st.sampled_from(["'", "’", "`", "", " "]))
def test_a_name_resolves_however_capitals_apostrophes_and_hyphens_are_typed(
    one: Gemeente, chance: random.Random, apostrophe: str
) -> None:
    name = one.naam.replace("'", apostrophe).replace("-", chance.choice(["-", " ", "–", ""]))
    typed = "".join(chance.choice([sign.upper(), sign.lower()]) for sign in name)
    assert SEARCH.resolve(typed) == one


@given(st.sampled_from(_dropped()))
def test_with_one_letter_dropped_the_gemeente_is_among_the_suggestions(case: tuple[str, Gemeente]) -> None:
    typed, one = case
    assert one in SEARCH.suggest(typed) or SEARCH.former(typed)


def test_a_dropped_letter_never_finds_another_gemeente_and_mostly_the_right_one() -> None:
    cases = _dropped()
    found = [(typed, one, SEARCH.resolve(typed)) for typed, one in cases]
    assert [(typed, got.naam) for typed, one, got in found if got not in (None, one)] == []
    assert all(one in SEARCH.suggest(typed) or SEARCH.former(typed) for typed, one, _ in found)
    share = sum(got == one for _, one, got in found) / len(cases)
    assert 0.80 < share < 0.83, "measured: 81%; the rest is left to the suggestions"


@pytest.mark.parametrize(
    ("typed", "naam"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("den hag", "'s-Gravenhage"),
        ("s Gravenhage", "'s-Gravenhage"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("den bos", None),
        ("hertogenbosch", "'s-Hertogenbosch"),
        ("Amsterdm", "Amsterdam"),
        ("Amstredam", "Amsterdam"),
        ("Rotterdan", "Rotterdam"),
        ("Eindhovn", "Eindhoven"),
        ("Grunningen", "Groningen"),
        ("Nymegen", "Nijmegen"),
        ("Sudwest Fryslan", "Súdwest-Fryslân"),
        ("Sudwest-Friesland", "Súdwest-Fryslân"),
        ("De Friese Meren", None),
        ("Nuenen", "Nuenen, Gerwen en Nederwetten"),
        ("Bergen", None),
        ("Bergen NH", "Bergen (NH.)"),
        ("Bergen (N.H.)", "Bergen (NH.)"),
        ("Bergen Noord-Holland", "Bergen (NH.)"),
        ("bergen (limburg)", "Bergen (L.)"),
        ("Hengelo (O.)", "Hengelo"),
        ("Laren (NH.)", "Laren"),
        ("Rijswijk (ZH.)", "Rijswijk"),
        ("Middelburg (Z.)", "Middelburg"),
        ("Utrecht", "Utrecht"),
        ("Groningen", "Groningen"),
        ("Gemeente Utrecht", "Utrecht"),
        ("Alphen", None),
        ("", None),
        ("'", None),
        ("gemeente", None),
        ("x" * 100_000, None),
    ],
)
def test_what_officers_type_resolves_only_when_certain(typed: str, naam: str | None) -> None:
    found = SEARCH.resolve(typed)
    assert (found and found.naam) == naam


@pytest.mark.parametrize("typed", WIDER)
def test_a_region_or_province_is_no_gemeente(typed: str) -> None:
    assert SEARCH.resolve(typed) is None


@pytest.mark.parametrize("typed", OTHER_PLACES)
def test_another_place_is_not_taken_for_a_typo(typed: str) -> None:
    assert SEARCH.resolve(typed) is None


def test_an_ambiguous_name_suggests_both() -> None:
    assert [one.naam for one in SEARCH.suggest("Bergen")][:3] == [
        "Bergen (NH.)",
        "Bergen (L.)",
        "Bergen op Zoom",
    ]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("ams", "Amsterdam"), ("bosch", "'s-Hertogenbosch"), ("eind", "Eindhoven"), ("amstrd", "Amsterdam")],
)
def test_suggestions_come_while_typing(typed: str, first: str) -> None:
    assert SEARCH.suggest(typed)[0].naam == first


@pytest.mark.parametrize(
    ("typed", "naam"), [("zuidwest friesland", "Súdwest-Fryslân"), ("friese mere", "De Fryske Marren")]
)
def test_a_hint_is_suggested_though_never_certain(typed: str, naam: str) -> None:
    assert SEARCH.exact(typed) is None
    assert naam in [one.naam for one in SEARCH.suggest(typed)]


@settings(max_examples=300)
@given(st.text(max_size=60), st.integers(min_value=-1, max_value=10))
def test_any_text_gives_at_most_the_asked_number_and_never_a_failure(typed: str, limit: int) -> None:
    found = SEARCH.suggest(typed, limit)
    assert len(found) == len(set(found)) <= max(limit, 0)
    certain = SEARCH.resolve(typed)
    if certain and limit > 0:
        assert found[0] == certain


def test_other_names_are_those_that_mean_one_place() -> None:
    names = other_names(ALL)
    assert names["'s-Gravenhage"] == ("Den Haag", "Gravenhage", "Haag")
    assert names["Fryslân"] == ("Friesland",)
    assert names["Utrecht"] == ()


@pytest.mark.parametrize("typed", ["Lindewaard", "Lingewaart", "Zaandsta", "Amsterdm", "Heerenv", "Utrech", "Nymegen"])
def test_a_near_name_is_no_name(typed: str) -> None:
    assert SEARCH.exact(typed) is None
    assert SEARCH.suggest(typed)


INVENTED = [
    *("Kwaadstad", "Atlantis", "Zomerdam", "Rozenveen", "Middelwoude", "Kunststad", "Duckstad", "Swiebertje"),
    *("Nergenshuizen", "Pimpelhout", "Hoogdorpen", "Blauwvoorde", "Sterrenwijk", "Cultuurland", "Zonnewoude"),
    *("Regio Foodvalley", "Regio Rivierenland", "Samen", "Ons dorp", "de gemeente", "Testgemeente", "Voorbeeldstad"),
]


@pytest.mark.parametrize("typed", INVENTED)
def test_a_far_name_is_never_offered(typed: str) -> None:
    assert SEARCH.suggest(typed) == []
