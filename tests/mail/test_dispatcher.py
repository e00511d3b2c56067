"""The dispatcher with a real mail server: whatever happens, nothing is lost, and a repeat is recognisable."""

import logging
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from app.database import Database, DatabaseBusy, now
from app.mail import queries
from app.mail.dispatcher import Dispatcher
from app.mail.models import Status, bericht
from app.mail.postmen import smtp
from app.mail.queries import LEASE
from app.mail.schedule import UNTIL
from tests.conftest import GEHEIM
from tests.mail.conftest import LINK, NOW, Outbox, Server

HALF_MINUTE = timedelta(seconds=30)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dispatcher(outbox: Outbox, server: Server) -> Iterator[Dispatcher]:
    """Delivers to the test's server; not started, so that a test decides about time."""
    one = Dispatcher(outbox.database, outbox.settings, smtp(server.url))
    yield one
    one.stop()


def _rows(database: Database) -> list[Any]:
    with database.read() as connection:
        return list(connection.execute(select(bericht).order_by(bericht.c.id)))


def _statuses(outbox: Outbox) -> list[str]:
    return [row.status for row in _rows(outbox.database)]


def _drop(server: SMTP, envelope: Envelope) -> str:
    """The server took the letter, but the answer is lost."""
    assert server.transport is not None
    server.transport.abort()  # type: ignore[attr-defined]  # a TCP transport has it; the stub names its base
    return "451 nooit aangekomen"


def test_mail_is_delivered_with_its_accents_and_answers_go_to_the_requester(
    dispatcher: Dispatcher, outbox: Outbox, server: Server
) -> None:
    server.up()
    outbox.put(subject="Aanvraag: één bouwsteen", text=f"Café, coöperatie\n{LINK}", reply_to="piet@example.nl")
    assert dispatcher.run_once(NOW) == 1
    (arrived,) = server.handler.wait_for(1)
    assert arrived.recipients == ["anna@example.nl"]
    assert arrived.letter["Subject"] == "Aanvraag: één bouwsteen"
    assert arrived.letter["Reply-To"] == "piet@example.nl"
    assert arrived.letter.get_content().splitlines() == ["Café, coöperatie", LINK]
    (row,) = _rows(outbox.database)
    assert (row.status, row.inhoud, row.aan_versleuteld) == (Status.VERZONDEN, None, None)
    assert row.message_id == arrived.letter["Message-ID"]


def test_with_the_server_down_nothing_is_lost_and_all_arrives_once_it_is_up(
    dispatcher: Dispatcher, outbox: Outbox, server: Server
) -> None:
    for number in range(12):
        outbox.put(f"nummer{number}@example.nl")
    assert dispatcher.run_once(NOW) == 0
    assert _statuses(outbox) == [Status.WACHT] * 12
    server.up()
    assert dispatcher.run_once(NOW + HALF_MINUTE) == 12
    arrived = server.handler.wait_for(12)
    assert sorted(one.recipients[0] for one in arrived) == sorted(f"nummer{n}@example.nl" for n in range(12))
    assert _statuses(outbox) == [Status.VERZONDEN] * 12


def test_when_nobody_is_home_only_one_letter_is_tried(dispatcher: Dispatcher, outbox: Outbox) -> None:
    for _ in range(7):
        outbox.put()
    dispatcher.run_once(NOW)
    assert [row.poging for row in _rows(outbox.database)] == [1, 0, 0, 0, 0, 0, 0]
    assert _rows(outbox.database)[0].fout == "ConnectionRefusedError"


@pytest.mark.parametrize("phase", ["rcpt", "data"])
def test_a_temporary_no_is_tried_again_with_the_same_message_id(
    dispatcher: Dispatcher, outbox: Outbox, server: Server, phase: str
) -> None:
    setattr(server.handler, phase, lambda *_: "451 kom later terug")
    server.up()
    outbox.put("grijs@example.nl")
    assert dispatcher.run_once(NOW) == 0
    (row,) = _rows(outbox.database)
    assert row.status == Status.WACHT
    assert row.fout.endswith(" 451")
    setattr(server.handler, phase, lambda *_: "250 OK")
    assert dispatcher.run_once(NOW + timedelta(seconds=1)) == 0
    assert dispatcher.run_once(NOW + HALF_MINUTE) == 1
    assert server.handler.wait_for(1)[0].letter["Message-ID"] == row.message_id
    assert set(server.handler.attempts) == {row.message_id}


def test_one_recipient_who_is_refused_does_not_stop_the_others(
    dispatcher: Dispatcher, outbox: Outbox, server: Server
) -> None:
    server.handler.rcpt = lambda to: "550 onbekend" if to.startswith("weg") else "250 OK"
    server.up()
    for to in ("weg@example.nl", "anna@example.nl"):
        outbox.put(to)
    assert dispatcher.run_once(NOW) == 1
    refused, sent = _rows(outbox.database)
    assert (refused.status, refused.fout, refused.inhoud) == (Status.GEWEIGERD, "Refused 550", None)
    assert sent.status == Status.VERZONDEN
    assert dispatcher.run_once(NOW + UNTIL) == 0


def test_a_connection_lost_after_the_content_gives_a_repeat_with_the_same_message_id_and_date(
    dispatcher: Dispatcher, outbox: Outbox, server: Server
) -> None:
    server.handler.data = _drop
    server.up()
    outbox.put()
    assert dispatcher.run_once(NOW) == 0
    assert _rows(outbox.database)[0].fout == "SMTPServerDisconnected"
    server.handler.data = lambda its, envelope: "250 OK"
    assert dispatcher.run_once(NOW + HALF_MINUTE) == 1
    (arrived,) = server.handler.wait_for(1)
    assert server.handler.attempts == [arrived.letter["Message-ID"]] * 2
    assert arrived.letter["Date"].datetime == NOW


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from app.database import Database
from app.mail.dispatcher import Dispatcher
from app.mail.postmen import smtp
from app.settings import Settings

address, data, url, now, geheim = sys.argv[1:]
deliver = smtp(url)

def carry(letter):
    deliver(letter)
    os.kill(os.getpid(), signal.SIGKILL)

settings = Settings(data=Path(data), geheim=geheim, afzender_email="bouwplaats@example.org")
Dispatcher(Database(address), settings, carry).run_once(datetime.fromisoformat(now))
"""


def test_a_worker_killed_between_sending_and_reporting_gives_one_repeat_after_its_lease(
    dispatcher: Dispatcher, outbox: Outbox, server: Server
) -> None:
    server.up()
    outbox.put()
    address = outbox.database.engine.url.render_as_string(hide_password=False)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, address, str(outbox.settings.data), server.url, NOW.isoformat(), GEHEIM],
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    assert _statuses(outbox) == [Status.BEZIG]
    assert dispatcher.run_once(NOW + LEASE - timedelta(seconds=1)) == 0
    # the lease began a moment after NOW: the other process measures the time it needs itself
    assert dispatcher.run_once(NOW + LEASE + HALF_MINUTE) == 1
    first, second = server.handler.wait_for(2)
    assert first.letter["Message-ID"] == second.letter["Message-ID"]
    assert first.letter["Date"] == second.letter["Date"]
    assert _statuses(outbox) == [Status.VERZONDEN]


def test_mail_is_given_up_after_three_days_and_says_so(dispatcher: Dispatcher, outbox: Outbox) -> None:
    outbox.put()
    moment, attempts = NOW, 0
    while _statuses(outbox) == [Status.WACHT]:
        moment = max(moment, _rows(outbox.database)[0].volgende_poging)
        dispatcher.run_once(moment)
        attempts += 1
        assert attempts < 100
    (row,) = _rows(outbox.database)
    assert (row.status, row.inhoud, row.poging) == (Status.OPGEGEVEN, None, attempts)
    assert UNTIL <= moment - NOW <= UNTIL + timedelta(hours=1)
    assert 70 < attempts < 85


def _without_table(database: Database) -> Callable[[], None]:
    """Take the table away, as a database out of order does; returns what puts it back."""

    def rename(old: str, new: str) -> None:
        with database.engine.begin() as connection:
            connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    rename("bericht", "bericht_weg")
    return lambda: rename("bericht_weg", "bericht")


def test_what_was_sent_but_could_not_be_reported_is_not_sent_again(outbox: Outbox) -> None:
    sent: list[str] = []
    repair: list[Callable[[], None]] = []

    def carry(letter: EmailMessage) -> None:
        sent.append(str(letter["Message-ID"]))
        repair.append(_without_table(outbox.database))

    one = Dispatcher(outbox.database, outbox.settings, carry)
    outbox.put()
    with pytest.raises((DatabaseBusy, ProgrammingError)):
        one.run_once(NOW)
    repair[0]()
    assert _statuses(outbox) == [Status.BEZIG]
    assert one.run_once(NOW + LEASE * 2) == 0
    assert len(sent) == 1
    assert _statuses(outbox) == [Status.VERZONDEN]


def test_the_thread_sends_when_woken_and_survives_a_database_out_of_order(
    dispatcher: Dispatcher, outbox: Outbox, server: Server
) -> None:
    server.up()
    repair = _without_table(outbox.database)
    dispatcher.start()
    dispatcher.wake()
    repair()
    outbox.put()
    dispatcher.wake()
    assert len(server.handler.wait_for(1)) == 1
    outbox.put()
    dispatcher.wake()
    assert len(server.handler.wait_for(2)) == 2
    dispatcher.stop()
    assert _statuses(outbox) == [Status.VERZONDEN] * 2


def test_a_postman_who_breaks_down_does_not_stop_the_round(outbox: Outbox) -> None:
    carried: list[EmailMessage] = []

    def carry(letter: EmailMessage) -> None:
        carried.append(letter)
        if len(carried) == 1:
            raise ZeroDivisionError

    outbox.put()
    outbox.put()
    assert Dispatcher(outbox.database, outbox.settings, carry).run_once(NOW) == 1
    assert [row.fout for row in _rows(outbox.database)] == ["ZeroDivisionError", None]


def test_mail_sealed_with_another_key_waits_for_that_key(outbox: Outbox, server: Server) -> None:
    server.up()
    outbox.put()
    other = outbox.settings.model_copy(update={"geheim": "y" * 40})
    other.__dict__.pop("secret", None)
    assert Dispatcher(outbox.database, other, smtp(server.url)).run_once(NOW) == 0
    assert _rows(outbox.database)[0].fout == "Unreadable"
    assert Dispatcher(outbox.database, outbox.settings, smtp(server.url)).run_once(NOW + HALF_MINUTE) == 1


def test_two_dispatchers_at_once_deliver_each_letter_once(outbox: Outbox, server: Server) -> None:
    server.up()
    for number in range(30):
        outbox.put(f"n{number}@example.nl")
    two = [Dispatcher(outbox.database, outbox.settings, smtp(server.url)) for _ in range(2)]
    for one in two:
        one.start()
    arrived = server.handler.wait_for(30)
    for one in two:
        one.stop()
    assert len({item.letter["Message-ID"] for item in arrived}) == len(server.handler.arrived) == 30
    assert _statuses(outbox) == [Status.VERZONDEN] * 30


@pytest.mark.parametrize(("alone", "expected"), [(True, {"oud", "nieuw"}), (False, {"nieuw"})])
def test_only_who_sends_alone_takes_over_what_a_dead_process_had_in_hand(
    dispatcher: Dispatcher, outbox: Outbox, server: Server, alone: bool, expected: set[str]
) -> None:
    server.up()
    outbox.put(subject="oud")
    with outbox.database.write() as connection:
        queries.claim(connection, now(), 5)
    outbox.put(subject="nieuw")
    dispatcher.start(alone=alone)
    arrived = server.handler.wait_for(len(expected))
    dispatcher.stop()
    assert {str(item.letter["Subject"]) for item in arrived} == expected


def test_stopping_halfway_gives_the_rest_back_at_once(outbox: Outbox) -> None:
    def carry(letter: EmailMessage) -> None:
        one.stop()

    one = Dispatcher(outbox.database, outbox.settings, carry)
    for _ in range(3):
        outbox.put()
    assert one.run_once(NOW) == 1
    assert _statuses(outbox) == [Status.VERZONDEN, Status.WACHT, Status.WACHT]
    assert [row.poging for row in _rows(outbox.database)] == [1, 0, 0]


def test_logs_tell_ids_and_states_and_never_an_address_or_a_link(
    dispatcher: Dispatcher, outbox: Outbox, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="app")
    outbox.put()
    dispatcher.run_once(NOW)
    server.handler.rcpt = lambda to: f"550 {to} bestaat niet"
    server.up()
    dispatcher.run_once(NOW + HALF_MINUTE)
    ident = _rows(outbox.database)[0].id
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("app.")]
    assert ours == [f"post: bericht {ident} poging 1: wacht", f"post: bericht {ident} poging 2: geweigerd"]
    assert "anna" not in str([tuple(row) for row in _rows(outbox.database)])


def test_mail_that_does_not_go_is_told_once_per_kind_and_when_it_is_given_up_and_when_it_goes_again(
    dispatcher: Dispatcher, outbox: Outbox, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    for _ in range(3):
        outbox.put()
    for _ in range(5):
        dispatcher.run_once(NOW + HALF_MINUTE * 20)
    told = [record.getMessage() for record in caplog.records]
    assert told == ["mailserver: mislukt (ConnectionRefusedError), 1 keer"]
    assert dispatcher.watch.state().fout == "ConnectionRefusedError"
    server.handler.rcpt = lambda to: f"550 {to} bestaat niet"
    server.up()
    later = NOW + timedelta(hours=2)
    dispatcher.run_once(later)
    told = [record.getMessage() for record in caplog.records][1:]
    assert told[0].startswith("mailserver: lukt weer, na ")
    assert told[1:] == ["bericht: mislukt (Refused 550), 1 keer"], "one line for three letters"
    assert dispatcher.watch.state().fout is None
    assert "anna" not in caplog.text


def test_each_letter_that_is_given_up_is_told(
    dispatcher: Dispatcher, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    outbox.put()
    with outbox.database.write() as connection:
        connection.execute(bericht.update().values(poging=50))
    dispatcher.run_once(NOW + UNTIL)
    (row,) = _rows(outbox.database)
    assert row.status == Status.OPGEGEVEN
    given_up = f"post: bericht {row.id} opgegeven na 51 pogingen (ConnectionRefusedError)"
    assert [record.getMessage() for record in caplog.records][-1] == given_up
