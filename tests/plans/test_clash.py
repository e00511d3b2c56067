"""One text from two changes: where they do not meet both come in, where they do nobody's words are mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plans.clash import merge
from app.templating import clock
from tests.plans.test_routes_links import share
from tests.plans.test_saving import SAVE, T_MUSEUM, kept, make_conflict, partners
from tests.visitor import Site

words = st.lists(st.sampled_from(["een", "twee", "drie", "vier.", "\n\nVijf"]), min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        pytest.param("een twee drie", "EEN twee drie", "een twee DRIE", "EEN twee DRIE", id="at both ends"),
        pytest.param("een twee drie", "nul een twee drie", "een twee drie vier", "nul een twee drie vier", id="added"),
        pytest.param("een twee drie", "twee drie", "een twee", "twee", id="taken away"),
        pytest.param("een twee drie", "een 2 drie", "een 2 drie", "een 2 drie", id="the same"),
        pytest.param("een twee drie", "een 2 drie", "een zwei drie", None, id="the same word"),
        pytest.param("een twee drie", "1 twee drie", "een 2 drie", None, id="words side by side"),
        pytest.param("een", "een mijn", "een hun", None, id="added at one place"),
        pytest.param("een twee", "een twee", "een 2", "een 2", id="only they"),
        pytest.param("een\n\ntwee drie", "1\n\ntwee drie", "een\n\ntwee 3", "1\n\ntwee 3", id="new lines"),
        pytest.param("een twee drie", "", "een twee drie vier", None, id="emptied and added to"),
    ],
)
def test_two_changes_become_one_text(base: str, mine: str, theirs: str, both: str | None) -> None:
    assert merge(base, mine, theirs) == both
    assert merge(base, theirs, mine) == both


@given(words, words)
def test_who_changed_nothing_takes_nothing_away(base: str, mine: str) -> None:
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert merged is not None
        assert merged.split() == mine.split()


@pytest.mark.parametrize(
    ("choice", "becomes"),
    [
        ("mijn", ("ontwikkelen", "Van mij.")),
        ("hun", ("behouden", "Van hen.")),
        ("samen", ("ontwikkelen", "Van mij.\n\nVan hen.")),
        ("onzin", ("ontwikkelen", "Van mij.\n\nVan hen.")),
    ],
)
def test_at_a_conflict_it_becomes_mine_theirs_or_both(both_sites: Site, choice: str, becomes: tuple[str, str]) -> None:
    pad = both_sites.begin().pad
    form = make_conflict(both_sites, pad).form("Bewaar deze keuze").tamper({"kies.museum": choice})
    form.submit("Bewaar deze keuze")
    assert kept(both_sites, pad) == becomes


def test_what_two_changed_at_different_words_is_proposed_as_one_text(site: Site, pad: str) -> None:
    text = "Wij beginnen in het dorpshuis met twaalf plekken."
    partners(site, pad).form(SAVE).fill({T_MUSEUM: text}).submit(SAVE)
    mine, theirs = partners(site, pad), partners(site, pad)
    theirs.form(SAVE).fill({T_MUSEUM: text.replace("twaalf", "dertig")}).submit(SAVE)
    conflict = mine.form(SAVE).fill({T_MUSEUM: f"Ook {text.replace('dorpshuis', 'museum')}"}).submit(SAVE, expect=409)
    assert conflict.bouwsteen("museum").toelichting == "Ook Wij beginnen in het museum met dertig plekken."
    conflict.form("Bewaar deze keuze").submit("Bewaar deze keuze")
    assert kept(site, pad) == ("", "Ook Wij beginnen in het museum met dertig plekken.")


def test_each_of_several_conflicts_has_its_own_choice(site: Site, pad: str) -> None:
    mine, theirs = partners(site, pad), partners(site, pad)
    slugs = ("museum", "archief", "festival")
    theirs.form(SAVE).fill({f"toelichting.{slug}": f"{slug} van hen" for slug in slugs}).submit(SAVE)
    form = mine.form(SAVE).fill({f"toelichting.{slug}": f"{slug} van mij" for slug in slugs})
    conflict = form.submit(SAVE, expect=409).form("Bewaar deze keuze")
    conflict.fill({"kies.museum": "mijn", "kies.archief": "hun", "kies.festival": "samen"})
    conflict.submit("Bewaar deze keuze")
    assert [kept(site, pad, slug)[1] for slug in slugs] == [
        "museum van mij",
        "archief van hen",
        "festival van mij\n\nfestival van hen",
    ]


def test_a_conflict_tells_who_wrote_the_other_text_and_when(site: Site, pad: str) -> None:
    mine = partners(site, pad)
    colleague = share(site, pad, "meeschrijven", "Collega Wmo")
    for text in ("Van hen.", "Ook van hen."):
        partners(site, colleague).htmx("museum", toelichting=text)
    partners(site, pad).htmx("museum", stand="behouden")
    conflict = mine.form(SAVE).fill({T_MUSEUM: "Van mij."}).submit(SAVE, expect=409)
    told = next(event for event in reversed(site.rows("gebeurtenis")) if event["door"])
    assert f"Collega Wmo, vandaag om {clock(told['tijd'])}" in conflict.side("museum", "nu")
