"""Several people, each with a page of their own age, and a catalogue that goes on: no acknowledged word is lost."""

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from app.blocks.stand import Stand
from app.plans.assembly import LEEG, Staat, Was
from app.plans.elaborating import marks
from app.plans.history import replay
from app.plans.uitwerking import Uitwerking
from tests.plans.story import SLUGS, Story
from tests.plans.test_routes_snapshots import OFFER, make
from tests.rewording import reword
from tests.visitor import Site

PEOPLE = ("Anna", "Bo", "Cem")
TITELS = {"museum": "Museum", "bibliotheek": "Bibliotheek", "festival": "Festival"}
people, slugs, chance = st.sampled_from(PEOPLE), st.sampled_from(SLUGS), st.integers(0, 10**6)
standen = st.sampled_from(["", *Stand])


class Together(RuleBasedStateMachine):
    """What they do, in any order. Every text is written once, so that it can be found again."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site = site
        self.story = Story.begin(site)
        self.screens: dict[str, dict[str, Staat]] = {who: {} for who in PEOPLE}
        self.acknowledged: list[str] = []
        self.written = 0
        self.frozen: dict[str, bytes] = {}

    @rule(who=people)
    def look(self, who: str) -> None:
        """Open the page anew; from then on it grows old."""
        self.screens[who] = {slug: told.staat for slug, told in self.story.now.keuzes.items()}

    @rule(who=people, slug=slugs, stand=standen)
    def choose(self, who: str, slug: str, stand: str) -> None:
        """Click a stand on a page of any age."""
        shown = self._shown(who, slug)
        answer = self._send(slug, shown, stand=stand, toelichting=shown.toelichting)
        if answer.status_code == 303:
            self.screens[who][slug] = Staat(Stand(stand) if stand else None, shown.toelichting)

    @rule(who=people, slug=slugs, again=st.booleans())
    def explain(self, who: str, slug: str, again: bool) -> None:
        """Write a toelichting; after a clash perhaps below what the other wrote."""
        self.written += 1
        text = f"{who} schreef tekst {self.written}."
        shown = self._shown(who, slug)
        answer = self._send(slug, shown, toelichting=text)
        if answer.status_code == 409:
            assert text in answer.text, "a clash gives back what was typed"
            self.look(who)
            shown = self._shown(who, slug)
            if again:
                text = f"{shown.toelichting}\n\n{text}".strip()
                answer = self._send(slug, shown, toelichting=text)
                assert answer.status_code == 303
        if answer.status_code == 303:
            self.acknowledged.append(text)
            self.screens[who][slug] = Staat(shown.stand, text)

    @rule(who=people, slug=slugs)
    def elaborate(self, who: str, slug: str) -> None:
        """Work out what was chosen, on a page that is as it is now."""
        moment = self.story.now
        if slug not in moment.keuzes:
            return
        self.written += 1
        text = f"{who} werkt uit {self.written}."
        was = marks(moment.uitwerkingen.get(slug, Uitwerking()))["hoe"]
        answer = self.site.post(f"{self.story.pad}/uitwerken/{slug}", {f"hoe.{slug}": text, f"was.hoe.{slug}": was})
        assert answer.status_code == 303
        self.acknowledged.append(text)

    @rule(titel=st.sampled_from(["De Linde", "De Eik"]), stand=standen)
    def make(self, titel: str, stand: str) -> None:
        """Add an own bouwsteen."""
        self._done(self.story.make(titel, stand))

    @rule(what=chance)
    def remove(self, what: int) -> None:
        """Take an own bouwsteen out."""
        self._done(self.story.remove(what, None))

    @rule(what=chance, anyhow=st.booleans())
    def undo(self, what: int, anyhow: bool) -> None:
        """Undo anything, also what was changed since."""
        self.story.look()
        self._done(self.story.undo(what, anyhow))

    @rule(what=chance)
    def undo_twice(self, what: int) -> None:
        """Undo something, and undo that."""
        last, before = self.story.look()
        self._done(self.story.undo(what, True))
        if self.story.look()[0] > last and self.story.log[-1].soort == "ongedaan":
            self._done(self.story.undo(last, False))
            assert self.story.now == before, "undo of undo is identity"

    @rule(what=chance)
    def restore(self, what: int) -> None:
        """Put everything back as it was."""
        self.story.look()
        self._done(self.story.restore(what, None))

    @rule(slug=slugs)
    def reword(self, slug: str) -> None:
        """Editors publish another text."""
        self.written += 1
        before = self.story.now
        reword(self.site, TITELS[slug], kern=f"Redactie {self.written}.")
        assert self.story.now == before, "nothing an editor does changes a bouwwerk"

    @rule(take=st.booleans(), slug=slugs)
    def renew(self, take: bool, slug: str) -> None:
        """Take or leave the new text."""
        page = self.site.open(f"{self.story.pad}/vernieuwd")
        buttons = page.query(f"article[id={slug}] button[value={'neem' if take else 'houd'}]")
        if buttons:
            merk = page.query(f"article[id={slug}] input[name=merk]")[0].attrs["value"]
            fields = {"merk": str(merk), "keuze": "neem" if take else "houd"}
            assert self.site.post(f"{self.story.pad}/vernieuwd/{slug}", fields).status_code == 303

    @rule()
    @precondition(lambda self: not self.frozen)
    def freeze(self) -> None:
        """Offer it to the council, as it is now."""
        made = make(self.site, self.story.pad, OFFER)
        self.frozen[made.path] = self.site.get(f"{made.path}/document.pdf").content

    def teardown(self) -> None:
        """What was offered is still what was offered, byte by byte."""
        for path, pdf in self.frozen.items():
            assert self.site.get(f"{path}/document.pdf").content == pdf

    @invariant()
    def no_word_is_lost(self) -> None:
        """Whatever was acknowledged stands in the bouwwerk or in its history."""
        told = "\n".join(str(one.voor) + str(one.na) for one in self.story.log)
        assert [text for text in self.acknowledged if repr(text)[1:-1] not in told] == []

    @invariant()
    def the_log_tells_what_is_stored(self) -> None:
        """Nothing changes outside the history."""
        assert replay(self.story.log) == self.story.now

    def _shown(self, who: str, slug: str) -> Staat:
        return self.screens[who].get(slug, LEEG)

    def _send(self, slug: str, shown: Staat, **fields: str) -> httpx.Response:
        form = {f"{name}.{slug}": text for name, text in fields.items()} | {f"was.{slug}": str(Was.of(shown))}
        answer = self.site.post(f"{self.story.pad}/partners", form)
        self._done(answer)
        return answer

    def _done(self, answer: httpx.Response | None) -> None:
        assert answer is None or answer.status_code in {303, 404, 409, 422}, answer.text[:300]


@pytest.mark.timeout(900)  # hundreds of requests, and a PDF in every example
def test_whatever_several_people_do_no_acknowledged_word_is_lost(site: Site) -> None:
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    few = settings(max_examples=6, stateful_step_count=30, deadline=None, suppress_health_check=checks)
    machine: Any = lambda: Together(site)  # noqa: E731  # what hypothesis calls a type is anything that makes one
    run_state_machine_as_test(machine, settings=few)
