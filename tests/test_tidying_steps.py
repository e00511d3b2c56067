"""Tidying goes by small steps: saves get in between, and what a killed round left undone is done by the next."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from typing import cast

import pytest
from sqlalchemy import Connection, func, insert, select, update

from app.database import STEP, Database, now
from app.plans.models import bouwwerk, toegang
from app.tidying import tidy
from tests.test_tidying import PARTS
from tests.visitor import Site


def many(site: Site, number: int) -> None:
    """So many bouwwerken whose time is over, each with keuzes, links and a gebeurtenis, made from one."""
    site.begin(titel="Oud")
    with site.database.write() as connection:
        connection.execute(update(bouwwerk).values(bewaar_tot=date(2026, 1, 1)))
        (first,) = connection.execute(select(bouwwerk)).all()
        (link,) = connection.execute(select(toegang)).all()
        for nr in range(number - 1):
            copied = {name: value for name, value in first._mapping.items() if name != "id"}
            of = connection.execute(insert(bouwwerk).values(**copied).returning(bouwwerk.c.id)).scalar_one()
            told = {name: value for name, value in link._mapping.items() if name != "id"}
            connection.execute(insert(toegang).values(**told | {"bouwwerk_id": of, "sleutel_hash": f"{nr:064}"}))


class Counted:
    """A database that tells how many bouwwerken there are after each transaction, and may be cut off before one."""

    def __init__(self, database: Database, cut_off_at: int = 1_000_000) -> None:
        self.database, self.cut_off_at = database, cut_off_at
        self.left: list[int] = []

    write_in_steps = Database.write_in_steps

    @contextmanager
    def write(self) -> Iterator[Connection]:
        if len(self.left) == self.cut_off_at:
            raise KeyboardInterrupt
        with self.database.write() as connection:
            yield connection
        with self.database.read() as connection:
            self.left.append(connection.execute(select(func.count()).select_from(bouwwerk)).scalar_one())


def test_tidying_goes_by_small_steps_and_goes_on_where_it_was_killed(both_sites: Site) -> None:
    site, number = both_sites, 4 * STEP + 3
    many(site, number)
    killed = Counted(site.database, cut_off_at=3)
    with pytest.raises(KeyboardInterrupt):
        tidy(cast(Database, killed), site.settings, now())
    assert killed.left == [number, number - STEP, number - 2 * STEP], "nobody to warn, then two steps"
    after = Counted(site.database)
    assert tidy(cast(Database, after), site.settings, now())["bouwwerken"] == number - 2 * STEP
    before = [number - 2 * STEP, *after.left]
    assert max(old - new for old, new in pairwise(before)) == STEP
    assert [site.rows(table) for table in PARTS] == [[]] * len(PARTS)


def test_a_save_gets_in_between_the_steps_of_tidying(both_sites: Site) -> None:
    """Whoever waits for the database when a step ends is next, before the tidying goes on."""
    site = both_sites
    many(site, 6 * STEP)
    pad = site.begin(titel="Nieuw").pad
    left: list[int] = []

    def save() -> None:
        assert site.post(f"{pad}/partners", {"stand.museum": "behouden", "was.museum": "."}).status_code == 303
        left.append(len(site.rows("bouwwerk")) - 1)

    saving = ThreadPoolExecutor(1)
    waiting = Between(site.database, lambda: saving.submit(save))
    tidy(cast(Database, waiting), site.settings, now())
    saving.shutdown()
    assert 0 < left[0] < 6 * STEP, "saved while there was still to be tidied"


class Between(Counted):
    """Somebody else begins to save while the second step goes on."""

    def __init__(self, database: Database, begin: Callable[[], object]) -> None:
        super().__init__(database)
        self.begin = begin

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with super().write() as connection:
            yield connection
            if len(self.left) == 2:
                self.begin()
                wait_for_a_turn(self.database)


def wait_for_a_turn(database: Database) -> None:
    """Return once somebody waits for this writer (SQLite; on PostgreSQL nobody has to wait)."""
    until = time.monotonic() + 30
    while database.sqlite and not database.waiting:
        assert time.monotonic() < until, "nobody comes to save"


def test_stopping_the_site_ends_tidying_after_a_step(site: Site) -> None:
    many(site, 3 * STEP)
    stopped = threading.Event()
    stopped.set()
    assert tidy(site.database, site.settings, now(), stopped)["bouwwerken"] == 0
