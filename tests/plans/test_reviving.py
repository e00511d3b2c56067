"""What an archive tells becomes values of now, whatever these have become."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from app.blocks.lore import VoorbeeldShape
from app.blocks.shapes import Prose
from app.plans.reviving import revived

VOORBEELD = {
    "slug": "een-voorbeeld",
    "naam": "Een voorbeeld",
    "gemeenten": ["Utrecht"],
    "gemeente_toen": None,
    "grootteklasse": "groot",
    "grootte_herkomst": "afgeleid",
    "wat": "Kort",
    "partners": ["Museum"],
    "jaar": "2020",
    "bouwstenen": ["museum"],
    "bron": [{"titel": "Verslag", "uitgever": "Gemeente", "jaar": "2020", "url": None}],
    "opmerking": None,
}


class Richer(VoorbeeldShape):
    """A voorbeeld of some later day, with more fields and stricter texts."""

    resultaat: Prose
    bezoekers: int | None
    plaatsen: tuple[str, ...]
    van: str = "voorbeeld"


class Kleur(StrEnum):
    """A list of words."""

    ROOD = "rood"


@dataclass(frozen=True)
class Doos:
    """A value with something of each kind."""

    kleur: Kleur
    dag: date
    nummers: tuple[int, str]
    binnen: "Doos | None" = None


def test_a_field_that_came_later_has_its_default_or_is_empty() -> None:
    found = revived(Richer, VOORBEELD)
    assert (found.resultaat, found.bezoekers, found.plaatsen, found.van) == ("", None, (), "voorbeeld")
    assert (found.wat, found.bron[0].titel) == ("Kort", "Verslag"), "no length of now is put to what was true then"


def test_a_field_that_went_is_not_asked_for() -> None:
    assert revived(Richer, VOORBEELD | {"smaak": "zoet"}).naam == "Een voorbeeld"


def test_values_inside_values_are_values_of_now() -> None:
    inner = {"kleur": "rood", "dag": date(2026, 1, 1), "nummers": [1, "a"]}
    found = revived(Doos, inner | {"binnen": inner})
    assert found == Doos(Kleur.ROOD, date(2026, 1, 1), (1, "a"), Doos(Kleur.ROOD, date(2026, 1, 1), (1, "a")))


def test_what_cannot_be_empty_and_is_not_told_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"Doos\.dag"):
        revived(Doos, {"kleur": "rood", "nummers": [1, "a"]})


def test_a_word_that_is_no_longer_of_its_list_is_an_error() -> None:
    with pytest.raises(ValueError, match="groen"):
        revived(Doos, {"kleur": "groen", "dag": date(2026, 1, 1), "nummers": [1, "a"]})
