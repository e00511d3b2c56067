"""What counts as worked out, and money in words."""

from dataclasses import replace
from typing import Any

import pytest

from app.plans.uitwerking import LEEG, VELDEN, Geldbron, Geldsoort, Uitwerking, Voortgang

AF = Uitwerking("Wat", "Hoe", "Met wie", "Uren", volgen="Tellen", trekker="Beleid", wanneer="2027")


def changed(uitwerking: Uitwerking, field: str, value: Any) -> Uitwerking:
    return replace(uitwerking, **{field: value})


def test_it_is_worked_out_when_every_question_has_an_answer() -> None:
    assert AF.voortgang is Voortgang.UITGEWERKT
    assert AF.ontbreekt == ()
    for field in ("wat", "hoe", "met_wie", "middelen", "volgen", "trekker", "wanneer"):
        less = changed(AF, field, "")
        assert less.voortgang is Voortgang.BEGONNEN
        assert less.ontbreekt == (field.replace("_", " "),)


def test_an_amount_is_an_answer_to_with_what_means() -> None:
    assert replace(AF, middelen="", bedrag_tot=0).voortgang is Voortgang.UITGEWERKT
    assert replace(AF, middelen="", geldbron=Geldbron.RIJK).ontbreekt == ("middelen",)


def test_nothing_written_is_empty_and_anything_is_a_beginning() -> None:
    assert LEEG.voortgang is Voortgang.LEEG
    for field in VELDEN:
        begun = changed(LEEG, field, 1 if field.startswith("bedrag") else "x")
        assert begun.voortgang is Voortgang.BEGONNEN


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (15000, 20000, "€\u00a015.000 tot €\u00a020.000 per jaar"),
        (15000, 15000, "€\u00a015.000 per jaar"),
        (15000, None, "vanaf €\u00a015.000 per jaar"),
        (None, 900, "hooguit €\u00a0900 per jaar"),
        (0, 0, "€\u00a00 per jaar"),
    ],
)
def test_an_amount_in_words(low: int | None, high: int | None, words: str) -> None:
    assert Uitwerking(bedrag_van=low, bedrag_tot=high).geld == words


def test_money_in_one_line() -> None:
    money = Uitwerking(bedrag_van=5, bedrag_tot=5, geldbron=Geldbron.ANDER_DOMEIN, geldsoort=Geldsoort.STRUCTUREEL)
    assert money.geld == "€\u00a05 per jaar, structureel, uit ander domein in de gemeente"
    assert Uitwerking(geldbron=Geldbron.ANDERS).geld == "uit een andere bron"
    assert Uitwerking(bedrag_van=5, bedrag_tot=5, geldsoort=Geldsoort.EENMALIG).geld == "€\u00a05, eenmalig"
