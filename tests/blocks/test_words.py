"""Dutch words: which forms belong together, what a typed word can mean, and which words of a text are marked."""

import pytest

from app.blocks.words import Vocabulary, pieces, stem, telling, words

NAMES = ["koor", "museum", "bibliotheek", "muziek", "school", "eenzaamheid", "ouderen", "ouders", "po"]
TOLD = ["koren", "zangkoor", "verband", "band", "muziekles", "podium", "voor", "accordeon"]
HELD = {word: {number: 10.0 if word in NAMES else 1.0} for number, word in enumerate(NAMES + TOLD)}
VOCABULARY = Vocabulary(HELD, 5.0)


@pytest.mark.parametrize(
    "forms",
    [
        ("koor", "koren"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("kind", "kinderen"),
        ("museum", "musea"),
        ("stad", "steden"),
        ("sociaal", "sociale"),
        ("cultureel", "culturele"),
        ("creatief", "creatieve"),
        ("regeling", "regelingen"),
        ("subsidie", "subsidies"),
        ("gezelschap", "gezelschappen"),
        ("eenzaam", "eenzame", "eenzaamheid"),
        ("bezuinigen", "bezuiniging", "bezuinigingen"),
        ("les", "lessen"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1, [stem(form) for form in forms]


@pytest.mark.parametrize(("one", "other"), [("ouders", "ouderen"), ("koor", "koord"), ("zang", "zin"), ("10", "100")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_text_is_words_without_accents_capitals_and_possessives() -> None:
    assert words("Thema's & beleid: Crèches in ’s-Gravenhage") == [
        "thema",
        "beleid",
        "creches",
        "in",
        "s",
        "gravenhage",
    ]


def test_idle_words_count_only_when_there_is_nothing_else() -> None:
    assert telling(words("hoe bereik ik jongeren in de gemeente")) == ["bereik", "jongeren"]
    assert telling(words("wie in de gemeente")) == ["wie"]
    assert telling(words("in de")) == ["in", "de"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("koor", {"koor", "koren", "zangkoor"}),
        ("koren", {"koor", "koren", "zangkoor"}),
        ("musea", {"museum"}),
        ("muz", {"muziek", "muziekles"}),
        ("muziek", {"muziek", "muziekles"}),
        ("band", {"band"}),
        ("po", {"po"}),
        ("pod", {"podium"}),
        ("ouders", {"ouders"}),
        ("zwembad", set()),
    ],
)
def test_a_typed_word_means_its_forms_its_compounds_and_what_it_begins(typed: str, meant: set[str]) -> None:
    assert set(VOCABULARY.matching(typed)) == meant


def test_the_word_itself_is_meant_most_then_its_forms_then_compounds() -> None:
    sure = VOCABULARY.matching("koor")
    assert sure["koor"] > sure["koren"] > sure["zangkoor"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("biblotheek", "bibliotheek"),
        ("bibloteek", "bibliotheek"),
        ("muzeum", "museum"),
        ("kor", None),
        ("kooor", "koor"),
        ("xibliotheek", None),
        ("muziekkoor", "muziek koor"),
        ("smartlappenkoor", "koor"),
        ("orgelband", None),
        ("", None),
    ],
)
def test_a_slip_is_repaired_and_a_compound_taken_apart(typed: str, read: str | None) -> None:
    assert VOCABULARY.instead(typed) == read


def test_the_words_that_are_wanted_stand_apart() -> None:
    text = "Crèche’s en ‘koren’: koor."
    assert list(pieces(text, frozenset({"creche", "koor"}))) == [
        ("Crèche’s", True),
        (" en ‘koren’: ", False),
        ("koor", True),
        (".", False),
    ]
    assert list(pieces("niets", frozenset())) == [("niets", False)]
    assert list(pieces("", frozenset({"koor"}))) == []
