"""Random histories: whatever editors do while bouwwerken are open, each shows the words it was made with (S10)."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.blocks.queries import kept
from app.blocks.records import files_of, records_of
from app.blocks.seed import SeedError, content_of, load
from app.database import now
from app.editorial import concept_queries as queries
from app.editorial import working
from app.editorial.access import Editor
from app.editorial.concept_queries import Start
from app.editorial.desk import Desk
from app.editorial.exchange import read, whole
from app.editorial.fields import fields_of
from app.editorial.kinds import BY_NAME
from app.editorial.publishing import publish
from app.editorial.rol import Rol
from app.editorial.working import Refused
from app.settings import ROOT, Settings
from app.templating import today
from tests.conftest import GEHEIM
from tests.editorial.enrolled import enrol_in
from tests.outbox import unreachable
from tests.visitor import Site

HISTORIES = int(os.environ.get("HISTORIES", "2"))
"""How many are tried; 500 of 40 steps is the long run."""
STEPS = int(os.environ.get("STEPS", "12"))
SLUGS = ("museum", "bibliotheek", "archief", "poppodium")


@dataclass
class World:
    """A site with two editors, and per bouwwerk the words that were on screen when each bouwsteen was chosen."""

    site: Site
    iris: Editor
    bo: Editor
    pads: list[str] = field(default_factory=list)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    count: int = 0

    def kern(self, slug: str) -> str:
        with self.site.database.read() as connection:
            return str(kept(connection).rows["bouwsteen"][slug]["kern"])

    def change(self, soort: str, naam: str | None, velden: dict[str, str], aanvraag: int | None = None) -> str:
        """A concept goes all the way; what cannot be published is left as a concept. Returns its slug."""
        self.count += 1
        with self.site.database.write() as connection:
            desk = Desk.of(connection)
            old = desk.records[soort].get(naam or "", {})
            fields = fields_of(BY_NAME[soort].velden, old or desk.records[soort]["museum"]) | velden
            start = Start(soort, naam, fields, desk.basis_of(soort, naam), "Omdat het kan.", aanvraag)
            number = working.begin(connection, now(), self.iris, start, f"f{self.count}")
            one = queries.find(connection, number)
            assert one is not None
            working.submit(connection, now(), self.iris, one, desk)
            one = queries.find(connection, number)
            assert one is not None
            one = working.approve(connection, now(), self.bo, one, str(one.revisie), None)
            publish(connection, self.site.settings, self.site.app.state.instance.templates, one, self.bo, now())
        return desk.name_of(one)


def step(world: World, what: str, which: int) -> None:
    """One thing happens; what cannot be done changes nothing, which is what is looked at afterwards."""
    with suppress(Refused, SeedError):
        STEPS_OF[what](world, SLUGS[which % len(SLUGS)], world.pads[which % len(world.pads)], which)


def _choose(world: World, slug: str, pad: str, which: int) -> None:
    if slug in world.site.open(f"{pad}/partners").bouwstenen and slug not in world.words[pad]:
        world.site.open(f"{pad}/partners").htmx(slug, stand="behouden")
        world.words[pad][slug] = world.kern(slug)


def _edit(world: World, slug: str, pad: str, which: int) -> None:
    world.change("bouwsteen", slug, {"kern": f"Dit is zin {world.count} over deze plek."})


def _retire(world: World, slug: str, pad: str, which: int) -> None:
    gone = {"vervallen.op": today().isoformat(), "vervallen.reden": "Niemand vraagt er nog om."}
    world.change("bouwsteen", "archief", gone if which % 2 else dict.fromkeys(gone, ""))


def _make(world: World, slug: str, pad: str, which: int) -> None:
    world.change("bouwsteen", None, {"titel": f"Nieuw huis {which}", "slug": ""})


def _load(world: World, slug: str, pad: str, which: int) -> None:
    with world.site.database.write() as connection:
        load(connection, ROOT / "seed", now())


def _read_in(world: World, slug: str, pad: str, which: int) -> None:
    with world.site.database.read() as connection:
        desk = Desk.of(connection)
        file = json.loads(whole(desk.records))
        for block in file["bouwstenen.json"]["bouwstenen"]:
            if block["slug"] == slug:
                block["kern"] = f"Ingelezen zin {world.count} over deze plek."
        offers = read(json.dumps(file), desk)
    for offer in offers:
        assert offer.record is not None
        world.change(offer.soort, offer.naam, fields_of(BY_NAME[offer.soort].velden, offer.record))


def _ask_and_close(world: World, slug: str, pad: str, which: int) -> None:
    world.count += 1
    title = f"Gevraagd {world.count}"
    form = world.site.open(f"{pad}/aanvraag?stap=partners").form("titel").fill(titel=title, erbij=True)
    form.submit()
    asked = world.site.rows("aanvraag")
    if len(asked) > 1 and world.count % 3 == 0:
        with world.site.database.write() as connection:
            merge = {"one": asked[-2]["id"], "two": asked[-1]["id"]}
            connection.execute(
                text("UPDATE aanvraag SET samengevoegd_met = :one, status = 'samengevoegd' WHERE id = :two"), merge
            )
    world.change("bouwsteen", None, {"titel": title, "slug": ""}, asked[-1]["id"])


def _take(world: World, slug: str, pad: str, which: int) -> None:
    page = world.site.open(f"{pad}/overzicht")
    offers = [form for form in page.query("form") if "/aanbod" in str(form.attrs["action"])]
    for offer in offers[:1]:
        world.site.post(str(offer.attrs["action"]), {})


def _undo(world: World, slug: str, pad: str, which: int) -> None:
    for event in [row for row in world.site.rows("gebeurtenis") if row["soort"] not in ("begin", "keuze")][-1:]:
        world.site.post(f"{pad}/geschiedenis/{event['nr']}/ongedaan", {})


STEPS_OF: dict[str, Callable[[World, str, str, int], None]] = {
    "kies": _choose,
    "wijzig": _edit,
    "laat_vervallen": _retire,
    "maak": _make,
    "laad": _load,
    "lees_in": _read_in,
    "vraag_en_sluit": _ask_and_close,
    "neem": _take,
    "ongedaan": _undo,
}
STEP = st.tuples(st.sampled_from(sorted(STEPS_OF)), st.integers(0, 9))


def look(world: World) -> None:
    """Every bouwwerk shows its words, and nothing points at what is not there."""
    for pad, words in world.words.items():
        told = {item["bouwsteen"]: item["kern"] for item in world.site.data(pad)["keuzes"] if item.get("bouwsteen")}
        assert words.items() <= told.items(), pad
    with world.site.database.read() as connection:
        assert list(connection.execute(text("PRAGMA foreign_key_check"))) == []
        known = kept(connection)
        files = files_of(records_of(known))
        again = content_of(files, known)
    assert files_of(records_of(again)) == files


@contextmanager
def new_world(filled_file: Path) -> Iterator[World]:
    """A world of its own, with a database and brakes that no other history used, so that a long run meets no brake."""
    with TemporaryDirectory() as folder:
        shutil.copy(filled_file, folder)
        with Site.running(unreachable(Settings(data=Path(folder), geheim=GEHEIM))) as site:
            yield _peopled(site)


def _peopled(silent: Site) -> World:
    people = [enrol_in(silent.database, naam, Rol.EINDREDACTEUR) for naam in ("Iris", "Bo")]
    iris, bo = (
        Editor(who, "", naam, Rol.EINDREDACTEUR, 0, now()) for who, naam in zip(people, ("Iris", "Bo"), strict=True)
    )
    made = World(silent, iris, bo)
    for titel in ("Eerste", "Tweede"):
        made.pads.append(silent.begin(titel=titel).pad)
        made.words[made.pads[-1]] = {}
    return made


FIRST: list[tuple[str, int]] = [
    ("kies", 0), ("kies", 2), ("wijzig", 0), ("laat_vervallen", 1), ("laad", 0), ("kies", 1),
    ("vraag_en_sluit", 0), ("neem", 0), ("ongedaan", 0), ("lees_in", 1), ("laad", 0), ("maak", 3),
]  # fmt: skip
"""One of everything, always tried."""


def test_one_of_everything_leaves_every_bouwwerk_its_words(filled_file: Path) -> None:
    with new_world(filled_file) as world:
        for place, (what, which) in enumerate(FIRST, 1):
            step(world, what, which)
            if place % 4 == 0:
                look(world)
        assert world.kern("museum") == "Dit is zin 0 over deze plek." or world.count > 1
        assert len(world.site.rows("publicatie")) > 4


def histories(filled_file: Path, number: int, length: int) -> None:
    """So many random histories of at most that many steps, each in a world of its own."""

    @settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=st.lists(STEP, min_size=length // 2, max_size=length))
    def tried(steps: list[tuple[str, int]]) -> None:
        with new_world(filled_file) as world:
            for what, which in steps:
                step(world, what, which)
            look(world)

    tried()


def test_whatever_editors_do_every_bouwwerk_keeps_its_words(filled_file: Path) -> None:
    histories(filled_file, HISTORIES, STEPS)


@pytest.mark.lang
@pytest.mark.timeout(0)  # hours on a small machine
def test_so_it_is_in_a_long_run(filled_file: Path) -> None:
    histories(filled_file, int(os.environ.get("HISTORIES", "300")), int(os.environ.get("STEPS", "40")))
