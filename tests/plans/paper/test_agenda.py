"""The uitvoeringsagenda: everything that is new, and sums that say no more than is known."""

import pytest

from app.documents.model import Tabel
from app.plans.bouwwerk import Gebouw
from app.plans.opties import Opties
from app.plans.paper.agenda import NAAM, WERKBLAD, first_sentence, totals
from app.plans.uitwerking import LEEG, Geldsoort, Uitwerking
from tests.plans.paper.conftest import Write, said

S, E = Geldsoort.STRUCTUREEL, Geldsoort.EENMALIG


def cost(low: int | None, high: int | None, kind: Geldsoort | None = S) -> Uitwerking:
    return Uitwerking(bedrag_van=low, bedrag_tot=high, geldsoort=kind)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([LEEG, LEEG], "Er zijn nog geen bedragen ingevuld. Daarom staat hier geen totaal."),
        ([cost(100, 200), cost(50, 50)], "Opgeteld: € 150 tot € 250 per jaar structureel (2 bouwstenen)."),
        ([cost(100, 100)], "Opgeteld: € 100 per jaar structureel (1 bouwsteen)."),
        ([cost(100, None), cost(50, 60)], "Opgeteld: ten minste € 150 per jaar structureel (2 bouwstenen)."),
        ([cost(None, 100), cost(50, 60)], "Opgeteld: hooguit € 160 per jaar structureel (2 bouwstenen)."),
        (
            [cost(1000, 1000), cost(5, 6, E), cost(7, 7, None), LEEG],
            "Opgeteld: € 1.000 per jaar structureel (1 bouwsteen); € 5 tot € 6 eenmalig (1 bouwsteen); € 7 waarvan nog "
            "niet vaststaat of het structureel of eenmalig is (1 bouwsteen). Bij 1 bouwsteen is nog geen bedrag "
            "ingevuld: die telt niet mee.",
        ),
    ],
)
def test_a_sum_says_no_more_than_is_known(rows: list[Uitwerking], told: str) -> None:
    assert totals(rows).replace("\N{NO-BREAK SPACE}", " ") == told


def test_every_keuze_that_is_new_has_its_row_and_its_line_in_the_spreadsheet(write: Write, gebouw: Gebouw) -> None:
    (table,) = [e for e in write().elements if isinstance(e, Tabel) and e.naam == NAAM]
    titles = [row.cellen[0][0].text for group in table.groepen for row in group.rijen]
    head, *lines = table.werkblad
    assert head == WERKBLAD
    assert [line[1] for line in lines] == titles
    convenant = dict(zip(WERKBLAD, lines[titles.index("Convenant")], strict=True))
    assert (convenant["bedrag_van"], convenant["geldbron"], convenant["geldsoort"]) == (
        19000,
        "eigen_cultuurbudget",
        "structureel",
    )
    assert "Van de 18 bouwstenen in deze agenda zijn er 12 uitgewerkt en 4 deels." in said(write())
    few = write(opties=Opties(stappen=("visie",)))
    assert len(next(e for e in few.elements if isinstance(e, Tabel) and e.naam == NAAM).werkblad) == 3


def test_zero_is_an_amount() -> None:
    assert totals([cost(0, 0)]).startswith("Opgeteld: €\N{NO-BREAK SPACE}0 per jaar")


def test_a_long_answer_is_cut_where_a_sentence_or_a_word_ends() -> None:
    assert first_sentence("Eerst dit. Dan dat.") == "Eerst dit."
    assert first_sentence("Alleen dit") == "Alleen dit"
    cut = first_sentence("woord " * 100)
    assert len(cut) <= 161
    assert cut.endswith("woord…")
