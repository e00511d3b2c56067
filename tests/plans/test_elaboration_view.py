"""Which bouwstenen the uitvoeringsagenda lists, how far they are, and which one comes next."""

from dataclasses import replace

from app.blocks.stand import Stand
from app.plans.bouwwerk import Keuze, build
from app.plans.elaborating import Clash
from app.plans.elaboration_view import Agenda, Veldbotsing, clashing
from app.plans.uitwerking import LEEG, Uitwerking
from tests.plans.test_document import PLAN, own

AF = Uitwerking("Wat", "Hoe", "Met wie", "Uren", volgen="Tellen", trekker="Beleid", wanneer="2027")


def keuze(number: int, stand: Stand | None, uitwerking: Uitwerking = LEEG, stap: str = "partners") -> Keuze:
    return replace(own(stap, f"Steen {number}", Stand.BEHOUDEN), id=number, stand=stand, uitwerking=uitwerking)


def agenda(*keuzes: Keuze, extra: str = "") -> Agenda:
    return Agenda.of(build(PLAN, keuzes), extra=extra)


def test_it_lists_what_is_developed_and_what_somebody_wrote_about_in_the_order_of_the_steps() -> None:
    found = agenda(
        keuze(1, Stand.ONTWIKKELEN),
        keuze(2, Stand.BEHOUDEN),
        keuze(3, Stand.AFBOUWEN, AF),
        keuze(4, Stand.NIET_GEKOZEN),
        keuze(5, Stand.ONTWIKKELEN, stap="visie"),
        keuze(6, None),
    )
    assert [rij.keuze.id for rij in found.rijen] == [5, 1, 3]
    assert [k.id for k in found.overig] == [2]
    assert [(stap.slug, len(rijen)) for stap, rijen in found.per_stap] == [("visie", 1), ("partners", 2)]


def test_a_keuze_that_is_being_worked_out_is_listed_too() -> None:
    assert agenda(keuze(2, Stand.BEHOUDEN), extra="eigen-2").rij("eigen-2")
    assert agenda(keuze(2, Stand.BEHOUDEN)).rij("eigen-2") is None


def test_the_next_one_is_what_is_not_worked_out_behind_this_one_or_else_before_it() -> None:
    found = agenda(keuze(1, Stand.ONTWIKKELEN), keuze(2, Stand.ONTWIKKELEN), keuze(3, Stand.ONTWIKKELEN, AF))
    following = {nr: found.after(f"eigen-{nr}") for nr in (1, 2, 3)}
    assert {nr: rij.keuze.id for nr, rij in following.items() if rij} == {1: 2, 2: 1, 3: 1}
    assert agenda(keuze(3, Stand.ONTWIKKELEN, AF)).after("eigen-3") is None


def test_it_tells_how_far_everything_is_and_what_is_missing() -> None:
    begun = replace(AF, volgen="", trekker="")
    found = agenda(keuze(1, Stand.ONTWIKKELEN), keuze(2, Stand.ONTWIKKELEN, begun), keuze(3, Stand.ONTWIKKELEN, AF))
    assert found.telling == "1 uitgewerkt, 1 begonnen, 1 nog leeg"
    assert [rij.tekst for rij in found.rijen] == ["Nog leeg", "Nog in te vullen: volgen, trekker", "Uitgewerkt"]


def clash(veld: str, mijn: str, hun: str, basis: str | None) -> Veldbotsing:
    return Veldbotsing(Clash("museum", veld, mijn, hun, "x"), "Museum", basis)


def test_two_changes_of_other_words_become_one_text() -> None:
    both = clash(
        "wat", "Wij bouwen een groot huis samen", "Wij bouwen een huis samen in mei", "Wij bouwen een huis samen"
    )
    assert both.samen == "Wij bouwen een groot huis samen in mei"


def test_without_a_beginning_both_texts_stand_below_each_other() -> None:
    assert clash("wat", "Mijn", "Hun", None).samen == "Mijn\n\nHun"


def test_an_amount_is_chosen_and_not_mixed() -> None:
    money = clash("bedrag_van", "1.000", "2.000", None)
    assert not money.is_text
    assert (money.mijn, money.hun) == ("€ 1.000", "€ 2.000")
    assert clashing(money.clash, "Museum", ()).basis is None
