"""Any text an officer can send is refused in words or comes back as it was, whatever is in it."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from app.cleaning import clean, one_line
from app.plans.period import read_period
from tests.pages import Page
from tests.visitor import Site

Begun = tuple[Site, str]
ODD = [
    "\x00",
    "\x08",
    "\x0b",
    "\x1b",
    "\x7f",
    "\x85",
    "\u200b",
    "\u200d",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\ufffe",
    "\uffff",
]
letters = st.characters(codec="utf-8") | st.sampled_from(
    [*ODD, "\r", "\n", "\t", "<", "&", '"', "'", "{{", "👩‍👩‍👧", "😀", "é", "ע", "ب"]
)
relaxed = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def texts(longest: int) -> st.SearchStrategy[str]:
    """Mostly short, sometimes as long as may be."""
    short = st.lists(letters, max_size=40).map("".join)
    stretched = st.tuples(short.filter(bool), st.integers(1, longest)).map(lambda pair: (pair[0] * pair[1])[: pair[1]])
    return (short | stretched).map(lambda text: text[:longest])


def toelichting(site: Site, pad: str) -> str:
    """What is stored, through the file that leaves the site."""
    kept = json.loads(site.get(f"{pad}/document.json").content)["keuzes"]
    return next((keuze["toelichting"] for keuze in kept if keuze["bouwsteen"] == "cultuur"), "")


@pytest.fixture
def begun(site: Site) -> Begun:
    return begin(site)


@pytest.fixture
def both_begun(both_sites: Site) -> Begun:
    return begin(both_sites)


def begin(site: Site) -> Begun:
    """A bouwwerk with one keuze."""
    pad = site.begin().pad
    site.send(f"{pad}/beleidsterreinen", {"stand.cultuur": "behouden"})
    return site, pad


@relaxed
@given(text=texts(5000))
@example(text="\ud7ff\ue000 gewoon")
@example(text="\n\nbegint met lege regels\n\n")
@example(text="\x00")
@example(text="=HYPERLINK(1)\r\n\tingesprongen")
def test_a_toelichting_comes_back_as_it_was_cleaned(both_begun: Begun, text: str) -> None:
    site, pad = both_begun
    was = Page(site, site.get(f"{pad}/beleidsterreinen")).bouwsteen("cultuur").hidden("was")
    site.typed.add(text)
    fields = {"toelichting.cultuur": text, "stand.cultuur": "behouden", "was.cultuur": was}
    response = site.post(f"{pad}/beleidsterreinen", fields)
    assert response.status_code == 303
    assert toelichting(site, pad) == clean(text)


@relaxed
@given(text=texts(300))
def test_what_a_textarea_shows_is_what_is_stored(begun: Begun, text: str) -> None:
    """A page sent back untouched changes nothing: the browser gives back exactly what it was given."""
    site, pad = begun
    site.typed.add(text)
    was = Page(site, site.get(f"{pad}/beleidsterreinen")).bouwsteen("cultuur").hidden("was")
    fields = {"toelichting.cultuur": text, "stand.cultuur": "behouden", "was.cultuur": was}
    site.post(f"{pad}/beleidsterreinen", fields)
    count = len(site.rows("gebeurtenis"))
    page = site.open(f"{pad}/beleidsterreinen")
    assert page.bouwsteen("cultuur").toelichting == clean(text)
    page.form("Ga nu verder").send("Bewaar je bouwwerk")
    assert len(site.rows("gebeurtenis")) == count, "an untouched page wrote something"


@relaxed
@given(titel=texts(130), gemeente=texts(110), periode=texts(50))
def test_any_details_are_kept_or_refused_in_words(begun: Begun, titel: str, gemeente: str, periode: str) -> None:
    site, pad = begun
    typed = {"titel": titel, "gemeente": gemeente, "periode": periode}
    site.typed.update(typed.values())
    search, place = site.app.state.instance.search, _line(gemeente)
    asks = search.exact(place) is None and search.suggest(place)
    page = site.follow(site.post(f"{pad}/gegevens", typed), expect=422 if asks or not _fits(typed) else 200)
    if page.status == 422:
        assert page.faults
        return
    kept = site.data(pad)["bouwwerk"]
    assert kept["titel"] == _line(titel) or (not _line(titel) and kept["titel"])
    assert kept["periode"] == read_period(periode).tekst


@relaxed
@given(titel=texts(130))
def test_any_own_titel_is_kept_or_refused_in_words(begun: Begun, titel: str) -> None:
    site, pad = begun
    site.typed.add(titel)
    response = site.post(f"{pad}/visie/eigen", {"titel": titel})
    assert response.status_code == (303 if _visible(titel) and len(_line(titel)) <= 120 else 422)
    if response.status_code == 303:
        titles = [keuze["titel"].casefold() for keuze in site.data(pad)["keuzes"]]
        assert _line(titel).casefold() in titles


def _line(text: str) -> str:
    return one_line(text)


def _visible(text: str) -> bool:
    return bool(_line(text))


def _fits(typed: dict[str, str]) -> bool:
    longest = {"titel": 120, "gemeente": 100, "periode": 40}
    short = all(len(_line(text)) <= longest[name] for name, text in typed.items())
    return short and not read_period(typed["periode"]).fout


@pytest.mark.parametrize("raw", [b"%ED%A0%80", b"%FF%FE", b"%C0%80", b"%00", b"%F4%90%80%80", b"%", b"%zz"])
def test_bytes_that_are_no_text_are_no_crash(site: Site, pad: str, raw: bytes) -> None:
    body = b"toelichting.cultuur=voor" + raw + b"na&stand.cultuur=behouden"
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    response = site.fetch("POST", f"{pad}/beleidsterreinen", content=body, headers=head)
    assert response.status_code == 303
    kept = toelichting(site, pad)
    assert kept.startswith("voor")
    assert kept.endswith("na")


class TwoOfficers(RuleBasedStateMachine):
    """Two officers with pages of any age on one bouwwerk, through the front door."""

    site: Site
    SLUG = "cultuur"

    def __init__(self) -> None:
        super().__init__()
        self.pad = self.site.post("/begin", {"titel": "Samen"}).headers["Location"].rpartition("/")[0]
        self.pages = {who: self._open() for who in ("anna", "bram")}
        self.acknowledged: list[str] = []

    def _open(self) -> Page:
        return Page(self.site, self.site.get(f"{self.pad}/beleidsterreinen"))

    @rule(who=st.sampled_from(["anna", "bram"]))
    def look(self, who: str) -> None:
        self.pages[who] = self._open()

    @rule(
        who=st.sampled_from(["anna", "bram"]),
        stand=st.sampled_from(["behouden", "afbouwen", ""]),
        text=st.sampled_from(["Van de een.", "Van de ander.", "Nog iets.", ""]),
    )
    def save(self, who: str, stand: str, text: str) -> None:
        page, before = self.pages[who], self._open().bouwsteen(self.SLUG)
        shown = page.bouwsteen(self.SLUG)
        was, saw = shown.hidden("was"), (shown.stand, shown.toelichting)
        form = page.form("Ga nu verder").fill({f"stand.{self.SLUG}": stand, f"toelichting.{self.SLUG}": text})
        response = form.send("Bewaar je bouwwerk")
        after = self._open().bouwsteen(self.SLUG)
        if response.status_code == 409:
            told = Page(self.site, response, 409)
            assert before.stand == after.stand or before.stand == saw[0], "lost under a conflict"
            assert before.toelichting == after.toelichting or before.toelichting == saw[1], "lost under a conflict"
            assert after.stand in (before.stand, stand)
            assert after.toelichting in (before.toelichting, text)
            assert (text if text != saw[1] else before.toelichting or text or "Geen") in told.side(self.SLUG, "jij")
            assert (after.toelichting or "Geen toelichting") in told.side(self.SLUG, "nu")
        else:
            assert response.status_code == 303
            touched = was != f"{stand}:{was.partition(':')[2]}" or text != saw[1]
            if not touched:
                assert after.toelichting == before.toelichting
            assert after.toelichting in (text, before.toelichting)
            assert after.stand in (stand, before.stand)
        self.pages[who] = self._open()


def test_two_officers_in_any_order_lose_nothing(site: Site) -> None:
    machine = type("Machine", (TwoOfficers,), {"site": site})
    run_state_machine_as_test(machine, settings=settings(max_examples=8, stateful_step_count=8))
