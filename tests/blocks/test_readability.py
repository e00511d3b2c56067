"""The content reads easily: no bouwsteen below the floor, no sentence that runs on."""

from tests.blocks.prose import passages
from tests.blocks.readability import FLOOR, HARDEST, measure, readings, table, too_long

EVERY = readings()


def test_no_bouwsteen_reads_harder_than_the_floor() -> None:
    assert len(EVERY) == 143
    assert [(reading.slug, round(reading.score, 1)) for reading in EVERY if reading.score < FLOOR] == []


def test_no_sentence_runs_on() -> None:
    assert {str(passage): long for passage in passages() if (long := too_long(passage.text))} == {}


def test_the_number_tells_office_dutch_from_plain_dutch() -> None:
    office = "Ten behoeve van cultuurparticipatie faciliteert de gemeente laagdrempelige samenwerkingsverbanden."
    plain = "De gemeente helpt mensen die samen willen zingen of spelen."
    assert measure("ambtelijk", office).score < FLOOR < measure("gewoon", plain).score


def test_the_table_starts_with_the_hardest() -> None:
    lines = table(EVERY[:HARDEST]).splitlines()
    assert [line.split()[-1] for line in lines[1:]] == [reading.slug for reading in EVERY[:HARDEST]]
    assert EVERY[0].score <= EVERY[-1].score
