"""Gemeenten of before: each leads to those of today, and the list agrees with what CBS counted."""

import pytest

from tests.municipalities.test_search import ALL, FORMER, SEARCH

SINCE_2014 = "is sinds 1 januari 2014 verdeeld over"


def test_every_former_gemeente_leads_to_those_of_today_and_is_found_by_its_name() -> None:
    assert len({line.naam for line in FORMER}) == len(FORMER) == 132
    for line in FORMER:
        found = SEARCH.former(line.naam.upper())
        assert found is not None
        assert SEARCH.exact(line.naam) is None
        assert SEARCH.suggest(line.naam) == list(found.nu)
        assert line.naam in found.zin
        assert all(one in ALL for one in found.nu)


def test_the_numbers_of_gemeenten_are_those_that_cbs_counted() -> None:
    counted = {2010: 441, 2011: 430, 2012: 418, 2013: 415, 2014: 408, 2015: 403, 2016: 393, 2017: 390, 2018: 388}
    counted |= {2019: 380, 2021: 355, 2022: 352, 2023: 344}
    names = {one.naam for one in ALL}
    for year in sorted(counted, reverse=True):
        gone = {line.naam for line in FORMER if line.op.year == year}
        names = (names - BORN.get(year, set())) | gone
        assert len(names) == counted[year], year


BORN = {
    2010: {"Peel en Maas", "Zuidplas", "Oldambt"},
    2011: {"Bodegraven-Reeuwijk", "Stichtse Vecht", "Súdwest-Fryslân", "Eijsden-Margraten"},
    2012: {"Hollands Kroon"},
    2013: {"Goeree-Overflakkee", "Molenwaard"},
    2014: {"De Fryske Marren"},
    2015: {"Krimpenerwaard", "Nissewaard"},
    2016: {"Gooise Meren", "Berg en Dal"},
    2017: {"Meierijstad"},
    2018: {"Midden-Groningen", "Westerwolde", "Waadhoeke"},
    2019: {
        *("Het Hogeland", "Westerkwartier", "Noardeast-Fryslân", "Altena", "West Betuwe", "Vijfheerenlanden"),
        *("Molenlanden", "Hoeksche Waard", "Beekdaelen"),
    },
    2021: {"Eemsdelta"},
    2022: {"Dijk en Waard", "Maashorst", "Land van Cuijk"},
    2023: {"Voorne aan Zee"},
}
"""What was new in a year."""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("heerhugowaard", "Heerhugowaard is sinds 1 januari 2022 deel van Dijk en Waard."),
        ("Gemeente Weesp", "Weesp is sinds 24 maart 2022 deel van Amsterdam."),
        ("Brielle", "Brielle is sinds 1 januari 2023 deel van Voorne aan Zee."),
        ("Haaren", "Haaren is sinds 1 januari 2021 verdeeld over Boxtel, Oisterwijk, Tilburg en Vught."),
        ("Groesbeek", "Groesbeek heet sinds 1 januari 2016 Berg en Dal."),
        ("Graafstroom", "Graafstroom is sinds 1 januari 2013 geen eigen gemeente meer. Nu hoort het bij Molenlanden."),
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
