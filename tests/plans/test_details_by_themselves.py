"""Title, gemeente and period as the script saves them: only the fields that were changed, each for itself."""

import pytest

from tests.pages import Page
from tests.visitor import Site


def by_itself(site: Site, pad: str, typed: dict[str, str], *, actie: str = "vanzelf", expect: int = 200) -> Page:
    """What the script sends of the page as it is stored now: only these fields."""
    was = site.open(f"{pad}/gegevens").form("titel").values
    sent = typed | {f"was.{name}": was[name] for name in typed if name in was} | {"actie": actie}
    return site.send(f"{pad}/gegevens", sent, expect=expect)


def stored(site: Site, pad: str) -> tuple[str, ...]:
    of = site.data(pad)["bouwwerk"]
    return of["titel"], of["gemeente"], of["gemeente_code"], of["periode"]


def test_what_saves_by_itself_changes_its_own_field_and_is_answered_with_what_became_of_it(both_sites: Site) -> None:
    pad = both_sites.begin(titel="Oud", gemeente="Utrecht", periode="2027").pad
    page = by_itself(both_sites, pad, {"periode": "2028 t/m '31"})
    assert page.form("titel").values["periode"] == "2028–2031"
    assert stored(both_sites, pad) == ("Oud", "Utrecht", "GM0344", "2028–2031")
    by_itself(both_sites, pad, {"gemeente": "ede"})
    assert stored(both_sites, pad) == ("Oud", "Ede", "GM0228", "2028–2031")


def test_a_valid_field_is_kept_while_another_is_refused(site: Site) -> None:
    pad = site.begin(titel="Oud", gemeente="Utrecht", periode="2027").pad
    typed = {"titel": "x" * 121, "gemeente": "Heerenv", "gemeente_code": "GM0074", "bij.gemeente": "Heerenv"}
    page = by_itself(site, pad, typed, expect=422)
    assert page.faults == ["Maak dit korter: hooguit 120 tekens."]
    assert stored(site, pad) == ("Oud", "Heerenveen", "GM0074", "2027")
    assert "Bewaard vandaag" not in page.text


@pytest.mark.parametrize(("typed", "meant"), [("Beek", "GM0888"), ("utrecht", "GM0344"), ("Ede", "GM0228")])
def test_a_name_that_may_become_longer_is_taken_once_the_officer_goes_on(site: Site, typed: str, meant: str) -> None:
    pad = site.begin(gemeente="Zwolle").pad
    longer = meant != "GM0228"
    page = by_itself(site, pad, {"gemeente": typed}, actie="typend", expect=422 if longer else 200)
    assert [fault.partition(".")[0] for fault in page.faults] == ["Er zijn meer gemeenten die zo beginnen"] * longer
    assert site.data(pad)["bouwwerk"]["gemeente_code"] == ("GM0193" if longer else meant)
    by_itself(site, pad, {"gemeente": typed})
    assert site.data(pad)["bouwwerk"]["gemeente_code"] == meant


def test_a_gemeente_code_never_goes_with_the_name_that_a_colleague_gave(site: Site) -> None:
    pad = site.begin(gemeente="Utrecht").pad
    mine = {"titel": "Mijn", "gemeente": "Utrecht", "gemeente_code": "GM0344", "was.gemeente": "Utrecht"}
    by_itself(site, pad, {"gemeente": "Ede"})
    site.send(f"{pad}/gegevens", mine | {"was.titel": "Ons cultuurbeleid"})
    assert stored(site, pad)[:3] == ("Mijn", "Ede", "GM0228")


def test_what_was_only_looked_for_is_not_said_to_be_saved(site: Site) -> None:
    pad = site.begin(titel="Oud").pad
    assert "Bewaard vandaag" in site.open(f"{pad}/gegevens").text
    page = site.open(f"{pad}/gegevens").form("titel").fill(titel="Nieuw", gemeente="Ede").submit("Zoek")
    assert "Bewaard vandaag" not in page.text
