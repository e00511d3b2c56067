"""A hint about how a text reads: sentences that run on and words that are long are pointed at."""

import pytest

from app.editorial.plain import hint

OFFICE = (
    "Ten behoeve van cultuurparticipatie faciliteert de gemeente laagdrempelige samenwerkingsverbanden met "
    "cultuuraanbieders, welzijnsorganisaties, onderwijsinstellingen en vrijwilligersorganisaties die zich richten op "
    "inwoners in een kwetsbare positie, zodat de deelname daadwerkelijk en aantoonbaar toeneemt."
)


def test_a_plain_text_reads_easily_and_says_how_long_its_sentences_are() -> None:
    found = hint("De gemeente helpt mensen die samen willen zingen. Dat doet zij met geld en ruimte.")
    assert found is not None
    assert found.goed
    assert found.zin == "Leest vlot. Gemiddeld 8 woorden per zin."


def test_a_sentence_that_runs_on_is_named_by_its_first_words() -> None:
    found = hint(OFFICE)
    assert found is not None
    assert not found.goed
    assert "knip hem in tweeën: ‘Ten behoeve van cultuurparticipatie faciliteert de…’" in found.zin


def test_many_long_words_are_named() -> None:
    found = hint("De cultuurparticipatie vraagt samenwerkingsverbanden. De welzijnsorganisatie helpt ons daar nu bij.")
    assert found is not None
    assert "Veel lange woorden: cultuurparticipatie, samenwerkingsverbanden" in found.zin


@pytest.mark.parametrize("text", ["", "  \n", "123.", "…"])
def test_nothing_to_read_gets_no_hint(text: str) -> None:
    assert hint(text) is None
