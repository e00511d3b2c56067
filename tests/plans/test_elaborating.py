"""From typed fields to an uitwerking: what is read, what is refused, and how two people's fields meet."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms import Form
from app.plans.assembly import mark
from app.plans.elaborating import Invulling, accept, decide, marks, read_answers, texts
from app.plans.uitwerking import LEEG, LIMITS, MOST_EUROS, VELDEN, Geldbron, Geldsoort, Uitwerking

words = st.text(st.sampled_from("abc é\n"), max_size=12).map(str.strip)
euros = st.none() | st.integers(0, MOST_EUROS)
answers = st.builds(
    Uitwerking, words, words, words, words, euros, euros, st.sampled_from([None, *Geldbron]),
    st.sampled_from([None, *Geldsoort]), words, st.sampled_from(["", "Anna"]), st.sampled_from(["", "2027"]),
)  # fmt: skip


def sent(uitwerking: Uitwerking, shown: Uitwerking, slug: str = "museum") -> Invulling:
    """A form that asks for this, on a page that showed that."""
    fields = {f"{veld}.{slug}": text for veld, text in texts(uitwerking).items()}
    fields |= {f"was.{veld}.{slug}": merk for veld, merk in marks(shown).items()}
    (found,) = read_answers(Form(fields))
    return found


def one(veld: str, text: str) -> Invulling:
    (found,) = read_answers(Form({f"{veld}.museum": text}))
    return found


@given(answers, answers)
def test_whatever_is_asked_of_a_page_that_is_not_old_is_what_is_stored(stored: Uitwerking, wanted: Uitwerking) -> None:
    asked = sent(wanted, stored)
    if not asked.fouten:
        assert decide(stored, asked) == (wanted, ())


@given(answers, answers, answers)
def test_every_field_is_mine_or_theirs_or_a_clash_that_tells_both(
    shown: Uitwerking, stored: Uitwerking, wanted: Uitwerking
) -> None:
    became, clashes = decide(stored, sent(wanted, shown))
    met = {clash.veld: clash for clash in clashes}
    for veld in VELDEN:
        was, theirs, mine, now = (texts(one)[veld] for one in (shown, stored, wanted, became))
        if veld in met:
            assert was not in (mine, theirs)
            assert (met[veld].mijn, met[veld].hun, now, met[veld].was) == (mine, theirs, theirs, mark(was))
        else:
            assert now == (theirs if mine == was else mine)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("18000", 18000),
        ("18.000", 18000),
        ("€ 18.000", 18000),
        ("18 000", 18000),
        ("€18.000,-", 18000),
        ("18.000,00", 18000),
        ("18000 euro", 18000),
        ("EUR 5", 5),
        ("0", 0),
        ("", None),
    ],
)
def test_an_amount_as_people_type_it(typed: str, amount: int | None) -> None:
    asked = one("bedrag_van", typed)
    assert asked.fouten == {}
    assert decide(LEEG, asked)[0].bedrag_van == amount


@pytest.mark.parametrize("typed", ["veel", "18.000,50", "1.5", "-5", "18.00", "1e9", "9999999999", "ongeveer 3000"])
def test_what_is_no_whole_amount_is_refused_and_kept_as_typed(typed: str) -> None:
    asked = one("bedrag_tot", typed)
    assert asked.fouten == {"bedrag_tot": "Vul een heel bedrag in euro in, bijvoorbeeld 18.000."}
    assert asked.velden == {"bedrag_tot": typed}


def test_a_highest_amount_below_the_lowest_is_refused() -> None:
    (asked,) = read_answers(Form({"bedrag_van.museum": "2.000", "bedrag_tot.museum": "1.000", "wat.museum": "Iets"}))
    came = accept(LEEG, asked)
    assert list(came.fouten) == ["bedrag_van", "bedrag_tot"]
    assert came.nieuw == Uitwerking(wat="Iets")


def test_an_amount_is_refused_when_the_other_one_that_is_stored_does_not_fit() -> None:
    stored = Uitwerking(bedrag_tot=1000)
    came = accept(stored, one("bedrag_van", "2.000"))
    assert (came.nieuw, came.rest.velden) == (stored, {"bedrag_van": "2.000"})
    assert came.fouten == {"bedrag_van": "Dit bedrag is hoger dan het bedrag erna. Wissel ze om of maak er één leeg."}


@pytest.mark.parametrize("veld", LIMITS)
def test_a_text_that_is_too_long_says_by_how_much(veld: str) -> None:
    assert one(veld, "x" * LIMITS[veld]).fouten == {}
    assert "7 tekens korter" in one(veld, "x" * (LIMITS[veld] + 7)).fouten[veld]


@pytest.mark.parametrize("veld", ["geldbron", "geldsoort"])
def test_only_a_known_word_can_be_chosen(veld: str) -> None:
    assert one(veld, "loterij").fouten == {veld: "Kies een van de antwoorden."}
    assert one(veld, "").fouten == {}


def test_the_page_of_a_conflict_says_whose_words_it_becomes() -> None:
    fields: dict[str, Any] = {"wat.museum": "samen", "mijn.wat.museum": "mijn"}
    assert read_answers(Form(fields | {"kies.wat.museum": "hun"})) == ()
    assert read_answers(Form(fields | {"kies.wat.museum": "mijn"}))[0].velden == {"wat": "mijn"}
    assert read_answers(Form(fields | {"kies.wat.museum": "samen"}))[0].velden == {"wat": "samen"}
