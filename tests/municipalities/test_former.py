"""Gemeenten of before: each leads to those of today, and the list agrees with what was counted each year."""

from datetime import date
from pathlib import Path

import pytest

from app.municipalities.former import read
from tests.municipalities.test_search import ALL, FORMER, SEARCH

NEW_YEAR = (1, 1)
BORN = {
    date(2010, *NEW_YEAR): {"Oldambt", "Peel en Maas", "Zuidplas"},
    date(2011, *NEW_YEAR): {
        *("Bodegraven-Reeuwijk", "Eijsden-Margraten", "Menameradiel", "Stichtse Vecht", "Súdwest-Fryslân"),
    },
    date(2012, *NEW_YEAR): {"Hollands Kroon"},
    date(2013, *NEW_YEAR): {"Goeree-Overflakkee", "Molenwaard"},
    date(2014, *NEW_YEAR): {"De Friese Meren"},
    date(2015, *NEW_YEAR): {"Krimpenerwaard", "Nissewaard"},
    date(2015, 7, 1): {"De Fryske Marren"},
    date(2016, *NEW_YEAR): {"Berg en Dal", "Gooise Meren"},
    date(2017, *NEW_YEAR): {"Meierijstad"},
    date(2018, *NEW_YEAR): {"Midden-Groningen", "Waadhoeke", "Westerwolde"},
    date(2019, *NEW_YEAR): {
        *("Altena", "Beekdaelen", "Het Hogeland", "Hoeksche Waard", "Molenlanden", "Noardeast-Fryslân"),
        *("Vijfheerenlanden", "West Betuwe", "Westerkwartier"),
    },
    date(2021, *NEW_YEAR): {"Eemsdelta"},
    date(2022, *NEW_YEAR): {"Dijk en Waard", "Land van Cuijk", "Maashorst"},
    date(2023, *NEW_YEAR): {"Voorne aan Zee"},
}
"""The names that were new on a day: those that the Gemeententabel of the RvIG lets begin then, and one of 2023."""

_EACH_YEAR = (441, 431, 418, 415, 408, 403, 393, 390, 388, 380, 355, 355, 352, 345, 342, 342, 342, 342)
COUNTED = dict(zip(range(2009, 2027), _EACH_YEAR, strict=True))
"""How many gemeenten there were on 1 January: what CBS told then; 2010 and 2024 to 2026 follow from the lines alone."""

DIVIDED = {line.naam: line.opvolgers for line in FORMER if line.soort == "verdeeld"}


def _names_on(day: date) -> set[str]:
    """The gemeenten of a day: those of today, with everything that happened after it undone."""
    names = {one.naam for one in ALL}
    for changed in sorted({line.op for line in FORMER} | set(BORN), reverse=True):
        if changed > day:
            gone, born = {line.naam for line in FORMER if line.op == changed}, BORN.get(changed, set())
            assert born <= names, changed
            assert not gone & names, changed
            names = (names - born) | gone
    return names


def test_every_former_gemeente_leads_to_those_of_today_and_is_found_by_its_name() -> None:
    assert len({line.naam for line in FORMER}) == len(FORMER) == 134
    for line in FORMER:
        found = SEARCH.former(line.naam.upper())
        assert found is not None, line.naam
        assert SEARCH.exact(line.naam) is None, line.naam
        assert SEARCH.suggest(line.naam) == list(found.nu)
        assert line.naam in found.zin
        assert all(one in ALL for one in found.nu)


@pytest.mark.parametrize("year", COUNTED)
def test_the_numbers_of_gemeenten_are_those_that_cbs_counted(year: int) -> None:
    assert len(_names_on(date(year, *NEW_YEAR))) == COUNTED[year]


def test_what_took_the_place_of_a_gemeente_was_one_that_day() -> None:
    for day in {line.op for line in FORMER}:
        names = _names_on(day)
        taken = {name for line in FORMER if line.op == day for name in line.opvolgers}
        assert taken <= names, day


def test_a_divided_gemeente_offers_all_that_its_land_went_to_and_chooses_none() -> None:
    assert set(DIVIDED) == {"Boarnsterhim", "Haaren", "Littenseradiel", "Maasdonk", "Meerlo-Wanssum", "Winsum"}
    for naam, successors in DIVIDED.items():
        found = SEARCH.former(naam)
        assert found is not None
        assert len(found.nu) == len(successors) > 1
        assert SEARCH.exact(naam) is SEARCH.resolve(naam) is None
        assert "verdeeld over" in found.zin


@pytest.mark.parametrize(
    "line", ["Ede,2027-01-01,samen,Epe,", "Ede,2027-01-01,samen,,CBS", "Ede,2027-01-01,op,Epe,CBS"]
)
def test_a_line_that_does_not_say_all_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "herindelingen.csv"
    path.write_text(f"naam,op,soort,opvolgers,bron\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="de regel van Ede klopt niet"):
        read(path)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("heerhugowaard", "Heerhugowaard is sinds 1 januari 2022 deel van Dijk en Waard."),
        ("Gemeente Weesp", "Weesp is sinds 24 maart 2022 deel van Amsterdam."),
        ("Brielle", "Brielle is sinds 1 januari 2023 deel van Voorne aan Zee."),
        ("Haaren", "Haaren is sinds 1 januari 2021 verdeeld over Boxtel, Oisterwijk, Tilburg en Vught."),
        ("Groesbeek", "Groesbeek heet sinds 1 januari 2016 Berg en Dal."),
        ("Graafstroom", "Graafstroom is sinds 1 januari 2013 geen eigen gemeente meer. Nu hoort het bij Molenlanden."),
        ("De Friese Meren", "De Friese Meren heet sinds 1 juli 2015 De Fryske Marren."),
        ("Menaldumadeel", "Menaldumadeel heette vanaf 1 januari 2011 Menameradiel. Nu hoort het bij Waadhoeke."),
        (
            "Lemsterland",
            "Lemsterland is sinds 1 januari 2014 geen eigen gemeente meer. Nu hoort het bij De Fryske Marren.",
        ),
        (
            "Boarnsterhim",
            "Boarnsterhim is sinds 1 januari 2014 geen eigen gemeente meer. "
            "Nu is het verdeeld over De Fryske Marren, Heerenveen, Leeuwarden en Súdwest-Fryslân.",
        ),
        (
            "littenseradiel",
            "Littenseradiel is sinds 1 januari 2018 verdeeld over Leeuwarden, Súdwest-Fryslân en Waadhoeke.",
        ),
    ],
)
def test_a_former_gemeente_says_what_became_of_it(typed: str, told: str) -> None:
    found = SEARCH.former(typed)
    assert found
    assert found.zin == told
