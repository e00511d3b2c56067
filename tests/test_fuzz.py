"""Whatever somebody sends to whatever address: an answer of ours, and soon."""

from tests.fuzz import Fuzz, run, short
from tests.visitor import Site


def test_nothing_hostile_makes_an_error_or_takes_long(both_sites: Site) -> None:
    fuzz = Fuzz(both_sites)
    run(fuzz, short(fuzz))
    assert fuzz.asked > 900, "every address is asked more than once"
    assert fuzz.faults == []
