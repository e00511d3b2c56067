"""Things that officers do to a bouwwerk, one by one and quickly, and how it stands after each."""

from dataclasses import dataclass, field
from typing import Any

import httpx
from hypothesis import strategies as st
from sqlalchemy import delete, select

from app.blocks.models import bouwsteen
from app.blocks.stand import Stand
from app.database import now
from app.plans import elaboration_queries, history_queries, offer_queries, queries
from app.plans.access import fingerprint
from app.plans.assembly import Staat, Was, mark
from app.plans.elaborating import marks
from app.plans.gegevens import TEKSTEN
from app.plans.history import Gebeurtenis, Moment
from app.plans.models import aanbod
from app.plans.uitwerking import Uitwerking
from tests.visitor import Site

SLUGS = ("museum", "bibliotheek", "festival")
texts = st.sampled_from(["", "Een.", "Een, twee.", "Twee.\n\nDrie.", "x" * 4999])
standen = st.sampled_from(["", *Stand])
chance = st.integers(0, 10**6)
step = st.one_of(
    st.tuples(st.just("choose"), st.integers(0, 5), standen),
    st.tuples(st.just("explain"), st.integers(0, 5), texts),
    st.tuples(st.just("elaborate"), st.integers(0, 5), st.sampled_from(["", "Doen.", "Doen en laten."])),
    st.tuples(st.just("make"), st.sampled_from(["De Linde", "De Eik"]), standen),
    st.tuples(st.just("remove"), chance, st.none()),
    st.tuples(st.just("put_back"), chance, st.none()),
    st.tuples(st.just("take"), chance, st.none()),
    st.tuples(
        st.just("name"), st.sampled_from(["titel", "periode", "gemeente"]), st.sampled_from(["", "A", "Utrecht"])
    ),
    st.tuples(st.just("write"), st.sampled_from(TEKSTEN), texts.filter(lambda text: len(text) <= 2000)),
    st.tuples(st.just("undo"), chance, st.booleans()),
    st.tuples(st.just("restore"), chance, st.none()),
)
steps = st.lists(step, max_size=14)


def offer(site: Site, of: int, slug: str, keuze_id: int | None) -> None:
    """As publishing a bouwsteen does that was asked for from this bouwwerk."""
    with site.database.write() as connection:
        asked = select(bouwsteen.c.id).where(bouwsteen.c.slug == slug)
        which = connection.execute(asked).scalar_one()
        connection.execute(delete(aanbod).where(aanbod.c.bouwsteen_id == which))
        offer_queries.put(connection, now(), of, which, keuze_id)


@dataclass
class Story:
    """A bouwwerk and everything that was seen of it, by the number of its last gebeurtenis."""

    site: Site
    pad: str
    seen: dict[int, Moment] = field(default_factory=dict)

    @classmethod
    def begin(cls, site: Site) -> "Story":
        """A fresh bouwwerk."""
        answer = site.post("/begin", {"titel": "Plan"})
        story = cls(site, answer.headers["Location"].removesuffix("/visie"))
        story.look()
        return story

    def live(self, steps: list[tuple[str, Any, Any]]) -> "Story":
        """Do these things one after the other."""
        for verb, what, how in steps:
            answer = getattr(self, verb)(what, how)
            assert answer is None or answer.status_code in {303, 409, 422}, answer.text[:300]
            self.look()
        return self

    @property
    def now(self) -> Moment:
        """How it is stored now."""
        return self.look()[1]

    def look(self) -> tuple[int, Moment]:
        """The number of its last gebeurtenis, and how it is stored."""
        with self.site.database.read() as connection:
            found = queries.find(connection, fingerprint(self.pad.removeprefix("/b/")))
            assert found
            catalogue = self.site.app.state.instance.catalogues.current(connection, found.catalogus)
            moment = Moment.of(
                found.bouwwerk,
                queries.keuzes(connection, found.bouwwerk.id, catalogue),
                elaboration_queries.all_of(connection, found.bouwwerk.id),
            )
        self.seen[found.bouwwerk.revisie] = moment
        return found.bouwwerk.revisie, moment

    @property
    def log(self) -> list[Gebeurtenis]:
        """Everything that happened, oldest first."""
        (of,) = [row["id"] for row in self.site.rows("bouwwerk")][-1:]
        with self.site.database.read() as connection:
            return list(history_queries.since(connection, of, 0))

    def choose(self, what: int, stand: str) -> httpx.Response:
        """Set the stand of some bouwsteen of partners."""
        return self._save(what, "stand", stand)

    def explain(self, what: int, text: str) -> httpx.Response:
        """Write the toelichting of some bouwsteen of partners."""
        return self._save(what, "toelichting", text)

    def elaborate(self, what: int, text: str) -> httpx.Response:
        """Work out some bouwsteen: what and by when; refused for what was not chosen."""
        moment = self.now
        slugs = [*SLUGS, *(k.slug for k in moment.keuzes.values() if k.titel is not None)]
        slug = slugs[what % len(slugs)]
        shown = marks(moment.uitwerkingen.get(slug, Uitwerking()))
        asked = {"wat": text, "wanneer": "2027" if text else "", "bedrag_van": str(len(text) * 1000)}
        fields = {f"{veld}.{slug}": value for veld, value in asked.items()}
        fields |= {f"was.{veld}.{slug}": shown[veld] for veld in asked}
        return self.site.post(f"{self.pad}/uitwerken", fields)

    def _save(self, what: int, field: str, value: str) -> httpx.Response:
        keuzes = self.now.keuzes
        slugs = [*SLUGS, *(k.slug for k in keuzes.values() if k.titel is not None)]
        slug = slugs[what % len(slugs)]
        shown = keuzes[slug].staat if slug in keuzes else Staat()
        return self.site.post(f"{self.pad}/partners", {f"{field}.{slug}": value, f"was.{slug}": str(Was.of(shown))})

    def make(self, titel: str, stand: str) -> httpx.Response:
        """Add an own bouwsteen."""
        return self.site.post(f"{self.pad}/partners/eigen", {"titel": titel, "eigen_stand": stand})

    def remove(self, what: int, _: None) -> httpx.Response | None:
        """Take some own bouwsteen out."""
        own = [k.slug for k in self.now.keuzes.values() if k.titel is not None]
        return self.site.post(f"{self.pad}/partners", {"verwijder": own[what % len(own)]}) if own else None

    def put_back(self, what: int, _: None) -> httpx.Response | None:
        """Bring some removed own bouwsteen back from its step page."""
        gone = [event.nr for event in self.log if event.soort == "eigen_verwijderd"]
        return self.site.post(f"{self.pad}/partners/eigen", {"terug": str(gone[what % len(gone)])}) if gone else None

    def take(self, what: int, _: None) -> httpx.Response | None:
        """Take a bouwsteen of the catalogue that is offered in the place of some own one."""
        revisie, moment = self.look()
        own = [k for k in moment.keuzes.values() if k.own_id]
        if not own:
            return None
        slug = SLUGS[what % len(SLUGS)]
        offer(self.site, self.site.rows("bouwwerk")[-1]["id"], slug, own[what % len(own)].own_id)
        answer = self.site.post(f"{self.pad}/aanbod/{slug}", {"keuze": "neem"})
        assert self.look()[0] - revisie in (0, 1), "more than one gebeurtenis"
        return answer

    def name(self, field: str, value: str) -> httpx.Response:
        """Change titel, gemeente or periode."""
        was = {f"was.{name}": str(self.now.gegevens[name] or "") for name in ("titel", "gemeente", "periode")}
        typed = {name.removeprefix("was."): text for name, text in was.items()}
        return self.site.post(f"{self.pad}/gegevens", was | typed | {field: value})

    def write(self, field: str, value: str) -> httpx.Response:
        """Write one of the texts for the council."""
        was = {f"was.{field}": mark(str(self.now.gegevens[field] or ""))}
        return self.site.post(f"{self.pad}/teksten", was | {field: value})

    def undo(self, what: int, anyhow: bool) -> httpx.Response:
        """Undo some gebeurtenis, and when it was changed since perhaps all the same."""
        nr = what % max(self.seen) + 1
        answer = self.site.post(self._at(nr, "ongedaan"))
        return self._again(answer, nr, "ongedaan") if answer.status_code == 409 and anyhow else answer

    def restore(self, what: int, _: None) -> httpx.Response:
        """Put everything back as it was at some moment."""
        nr = what % max(self.seen) + 1
        return self._again(self.site.get(self._at(nr, "terug")), nr, "terug")

    def _again(self, shown: httpx.Response, nr: int, verb: str) -> httpx.Response:
        merk = shown.text.partition('name="merk" value="')[2].partition('"')[0]
        return self.site.post(self._at(nr, verb), {"merk": merk})

    def _at(self, nr: int, verb: str) -> str:
        return f"{self.pad}/geschiedenis/{nr}/{verb}"
