"""What differs between two moments, counted and word by word."""

from hypothesis import example, given
from hypothesis import strategies as st

from app.blocks.stand import Stand
from app.plans.assembly import Staat
from app.plans.difference import Detail, Fate, difference, words
from app.plans.history import Moment, Told

text = st.lists(st.sampled_from(["een", "twee", "drie.", "\n\n", "\n", "  ", " "]), max_size=12).map(" ".join)


def shown(old: str, new: str) -> str:
    """Gone between minuses, new between pluses."""
    signs = {Fate.STAYED: "", Fate.GONE: "-", Fate.NEW: "+"}
    return "".join(f"{signs[piece.fate]}{piece.tekst}{signs[piece.fate]}" for piece in words(old, new))


def told(
    slug: str = "museum", stand: Stand | None = Stand.BEHOUDEN, toelichting: str = "", stap: str = "partners"
) -> Told:
    return Told(slug, stap, None, 1, Staat(stand, toelichting))


def moment(*keuzes: Told, **gegevens: str) -> Moment:
    return Moment(gegevens, {keuze.slug: keuze for keuze in keuzes})


@given(text, text)
@example("", "een")
@example("een twee", "een\n\ntwee")
def test_what_stayed_with_what_came_is_the_new_text_and_with_what_went_the_old(old: str, new: str) -> None:
    pieces = words(old, new)
    assert "".join(piece.tekst for piece in pieces if piece.fate is not Fate.GONE) == new
    assert [word for p in pieces if p.fate is not Fate.NEW for word in p.tekst.split()] == old.split()
    assert all(piece.tekst for piece in pieces)
    if old == new:
        assert {piece.fate for piece in pieces} <= {Fate.STAYED}


def test_only_the_words_that_changed_are_marked() -> None:
    assert shown("Een oud huis aan zee.", "Een nieuw huis aan de zee.") == "Een- oud-+ nieuw+ huis aan+ de+ zee."


def test_two_different_sentences_are_not_woven_together_by_a_word_they_share() -> None:
    assert shown("Wij zingen met de buren mee.", "Straks koken zij met kaas.").count("-") == 2


def test_a_new_line_is_a_difference_and_a_second_space_is_not() -> None:
    assert shown("een  twee", "een twee") == "een twee"
    assert shown("een twee", "een\ntwee") == "een- twee-+\ntwee+"


def test_texts_that_only_repeat_one_word_are_compared_too() -> None:
    assert words("a " * 2500, "a b " * 1250)[0].tekst.startswith("a")


def test_a_bouwsteen_came_went_changed_its_stand_or_its_toelichting() -> None:
    before = moment(told("museum"), told("archief"), told("media", toelichting="Een."))
    after = moment(told("museum", Stand.AFBOUWEN), told("festival"), told("media", toelichting="Twee."))
    found = difference(before, after)
    assert (found.erbij, found.eruit, found.verzet, found.herschreven) == (1, 1, 1, 1)
    assert {a.about.slug: (a.restanded, a.reworded) for a in found.keuzes} == {
        "museum": (True, False),
        "archief": (True, False),
        "media": (False, True),
        "festival": (True, False),
    }


def test_titel_gemeente_and_periode_differ_too() -> None:
    found = difference(moment(titel="Oud", periode="2027"), moment(titel="Nieuw", periode="2027"))
    assert found.gegevens == (Detail("titel", "Oud", "Nieuw"),)


def test_nothing_differs_from_itself() -> None:
    here = moment(told(), titel="Plan")
    assert not difference(here, here)
    assert difference(moment(), here)


def test_what_differs_stands_under_its_stap_in_the_order_of_the_walk() -> None:
    found = difference(moment(), moment(told("museum"), told("krimp", stap="visie"), told("oud", stap="")))
    assert [(naam, [one.about.slug for one in rows]) for naam, rows in found.per_stap] == [
        ("Visie", ["krimp"]),
        ("Partners", ["museum"]),
        ("Overig", ["oud"]),
    ]


def test_two_differences_have_the_same_merk_only_when_they_are_the_same() -> None:
    one, other = difference(moment(), moment(told())), difference(moment(), moment(told(toelichting="Een.")))
    assert one.merk == difference(moment(), moment(told())).merk
    assert len({one.merk, other.merk, difference(moment(told()), moment()).merk}) == 3
