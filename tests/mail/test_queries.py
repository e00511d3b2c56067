"""The outbox on both databases: one mail per form, one worker per mail, nothing readable left behind."""

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from app.database import Database
from app.mail import queries
from app.mail.message import Message
from app.mail.models import Status, bericht
from app.mail.queries import LEASE, Claim
from app.mail.schedule import FIRST
from app.mail.seal import Seal
from app.settings import Settings
from tests.mail.conftest import LINK, NOW, Outbox

LATER = NOW + LEASE


def _rows(database: Database) -> list[Any]:
    with database.read() as connection:
        return list(connection.execute(select(bericht).order_by(bericht.c.id)))


def _claim(database: Database, now: datetime = NOW, limit: int = 10) -> list[Claim]:
    with database.write() as connection:
        return queries.claim(connection, now, limit)


def test_a_message_waits_sealed_with_a_message_id_of_its_own(outbox: Outbox) -> None:
    assert outbox.put() is not None
    assert outbox.put() is not None
    first, second = _rows(outbox.database)
    assert first.status == Status.WACHT
    assert (first.poging, first.volgende_poging, first.gemaakt_op) == (0, NOW, NOW)
    assert first.message_id != second.message_id
    assert first.message_id.endswith("@example.org>")
    seal = Seal(outbox.settings.secret)
    assert seal.open(first.aan_versleuteld) == "anna@example.nl"
    assert LINK in seal.open_message(first.inhoud).text


def test_the_same_form_twice_is_one_mail_of_each_soort(outbox: Outbox) -> None:
    message = Message("anna@example.nl", "Aanvraag", "x")
    with outbox.database.write() as connection:
        put = [
            queries.put(connection, outbox.settings, message, soort, now=NOW, formulier=form)
            for soort, form in [
                ("redactie", "f1"),
                ("bevestiging", "f1"),
                ("redactie", "f1"),
                ("redactie", "f2"),
            ]
        ]
    assert [ident is not None for ident in put] == [True, True, False, True]
    assert len(_rows(outbox.database)) == 3
    assert all(row.formulier not in ("f1", "f2") for row in _rows(outbox.database))


def test_mails_without_a_form_do_not_count_as_the_same(outbox: Outbox) -> None:
    assert [outbox.put(formulier=form) is not None for form in (None, None, "", "")] == [True] * 4


def test_a_mail_is_not_kept_when_its_cause_is_not(outbox: Outbox) -> None:
    def fail_afterwards() -> None:
        with outbox.database.write() as connection:
            queries.put(connection, outbox.settings, Message("a@example.nl", "x", "x"), "link", now=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_afterwards()
    assert _rows(outbox.database) == []


def test_a_claim_takes_the_oldest_first_and_nobody_else_gets_them(outbox: Outbox) -> None:
    ids = [outbox.put() for _ in range(3)]
    first = _claim(outbox.database, limit=2)
    assert [one.id for one in first] == ids[:2]
    assert [one.poging for one in first] == [1, 1]
    assert [one.id for one in _claim(outbox.database)] == ids[2:]
    assert _claim(outbox.database) == []


def test_nothing_is_due_before_its_time(outbox: Outbox) -> None:
    outbox.put()
    before = NOW - timedelta(seconds=1)
    with outbox.database.read() as connection:
        assert queries.due(connection, NOW)
        assert not queries.due(connection, before)
    assert _claim(outbox.database, before) == []


def test_two_workers_at_once_never_claim_the_same(outbox: Outbox) -> None:
    for _ in range(40):
        outbox.put()
    taken: list[int] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        while batch := _claim(outbox.database, limit=3):
            taken.extend(one.id for one in batch)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(taken) == len(set(taken))
    taken.extend(one.id for one in _claim(outbox.database, limit=40))
    assert sorted(taken) == [row.id for row in _rows(outbox.database)]


def test_an_open_claim_does_not_hold_up_another_worker_on_postgresql(outbox: Outbox) -> None:
    outbox.put()
    outbox.put()
    if outbox.database.sqlite:
        assert len(_claim(outbox.database)) == 2
        return
    with outbox.database.write() as one, outbox.database.write() as other:
        mine, theirs = queries.claim(one, NOW, 1), queries.claim(other, NOW, 2)
    assert len(mine) == len(theirs) == 1
    assert mine[0].id != theirs[0].id


def test_an_expired_lease_frees_the_mail_and_the_late_worker_changes_nothing(outbox: Outbox) -> None:
    outbox.put()
    (late,) = _claim(outbox.database)
    with outbox.database.write() as connection:
        assert queries.free_expired(connection, LATER - timedelta(seconds=1)) == 0
        assert queries.free_expired(connection, LATER) == 1
    (again,) = _claim(outbox.database, LATER)
    assert (again.id, again.poging, again.message_id) == (late.id, 2, late.message_id)
    with outbox.database.write() as connection:
        assert not queries.mark_sent(connection, late, LATER)
        assert queries.mark_sent(connection, again, LATER)


def test_a_sent_mail_keeps_its_trace_but_not_its_address_or_content(outbox: Outbox) -> None:
    outbox.put()
    (one,) = _claim(outbox.database)
    with outbox.database.write() as connection:
        queries.mark_sent(connection, one, NOW)
    (row,) = _rows(outbox.database)
    assert (row.status, row.verzonden_op) == (Status.VERZONDEN, NOW)
    assert (row.inhoud, row.aan_versleuteld, row.geleend_tot, row.fout) == (None, None, None, None)


def test_a_failure_plans_the_next_attempt_and_keeps_the_content(outbox: Outbox) -> None:
    outbox.put()
    (one,) = _claim(outbox.database)
    with outbox.database.write() as connection:
        assert queries.mark_failed(connection, one, NOW, "SMTPDataError 451") == Status.WACHT
    (row,) = _rows(outbox.database)
    assert (row.fout, row.geleend_tot) == ("SMTPDataError 451", None)
    assert row.inhoud is not None
    assert FIRST[0] * 0.89 <= row.volgende_poging - NOW <= FIRST[0]


@pytest.mark.parametrize(
    ("age", "refused", "status"),
    [(timedelta(0), True, Status.GEWEIGERD), (timedelta(hours=72), False, Status.OPGEGEVEN)],
)
def test_an_end_without_delivery_is_visible_and_wiped(
    outbox: Outbox, age: timedelta, refused: bool, status: Status
) -> None:
    outbox.put()
    moment = NOW
    for _ in range(len(FIRST)):
        (one,) = _claim(outbox.database, moment)
        with outbox.database.write() as connection:
            queries.mark_failed(connection, one, moment, "ConnectionRefusedError")
        moment += timedelta(hours=1)
    (one,) = _claim(outbox.database, moment)
    with outbox.database.write() as connection:
        assert queries.mark_failed(connection, one, max(moment, NOW + age), "x", refused=refused) == status
    (row,) = _rows(outbox.database)
    assert (row.status, row.inhoud, row.aan_versleuteld) == (status, None, None)
    assert _claim(outbox.database, NOW + timedelta(days=9)) == []


def test_a_released_claim_does_not_count_as_an_attempt(outbox: Outbox) -> None:
    outbox.put()
    claims = _claim(outbox.database)
    with outbox.database.write() as connection:
        queries.release(connection, claims)
    (again,) = _claim(outbox.database)
    assert again.poging == 1


def test_only_finished_mail_of_long_ago_is_forgotten(outbox: Outbox) -> None:
    outbox.put()
    (one,) = _claim(outbox.database)
    outbox.put()
    with outbox.database.write() as connection:
        queries.mark_sent(connection, one, NOW)
        assert queries.forget(connection, NOW) == 0
        assert queries.forget(connection, NOW + timedelta(seconds=1)) == 1
    assert [row.status for row in _rows(outbox.database)] == [Status.WACHT]


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("bouwplaats.sqlite3*")))


def test_the_sqlite_file_never_holds_the_link_and_after_sending_not_even_sealed(settings: Settings) -> None:
    settings.data.mkdir()
    database = Database(settings.database)
    SQLModel.metadata.create_all(database.engine, tables=[bericht])
    outbox = Outbox(database, settings)
    for _ in range(30):
        outbox.put(text=LINK * 20)
    (row, *_) = _rows(database)
    waiting = _bytes(settings.data)
    assert row.inhoud.encode() in waiting
    assert LINK.encode() not in waiting
    assert b"anna@example.nl" not in waiting
    sealed = [one.inhoud.encode()[-60:] for one in _rows(database)]
    with database.write() as connection:
        for one in queries.claim(connection, NOW, 30):
            queries.mark_sent(connection, one, NOW)
    database.dispose()
    after = _bytes(settings.data)
    assert [part for part in sealed if part in after] == []
