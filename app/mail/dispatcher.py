"""Sends what waits: claim, send outside any transaction, report. One thread that no failure ends."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.database import Database
from app.database import now as present
from app.mail import queries
from app.mail.message import address, compose
from app.mail.models import Status
from app.mail.postmen import Postman, Refused, Unreachable
from app.mail.queries import Claim
from app.mail.seal import Seal
from app.settings import Settings
from app.watching import Watch

BATCH = 5
"""Letters per claim: with 30 seconds each they stay well within the lease."""

LOOK_AGAIN = 2.0
"""Seconds between two looks when nobody wakes us: a read of one index."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a claim; kept until the database has it."""

    claim: Claim
    moment: datetime
    fout: str | None = None
    refused: bool = False
    alone: bool = True
    """Whether it is about this letter, and not about the mail server as a whole."""


class Dispatcher:
    """Start it once per process; more processes may run beside each other."""

    def __init__(self, database: Database, settings: Settings, postman: Postman) -> None:
        self._database, self._postman = database, postman
        self._sender = address(settings.afzender_email)
        self._seal = Seal(settings.secret)
        self._unreported: list[Outcome] = []
        self._one_round = threading.Lock()
        self._take_over_first = False
        self._awake, self._stopping = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="post", daemon=True)
        self.watch = Watch("mailserver", patience=timedelta(minutes=30))
        self.rounds = Watch("post", patience=timedelta(minutes=5), every=timedelta(minutes=10))
        self._letters = Watch("bericht")

    def start(self, *, alone: bool = False) -> None:
        """Begin sending in the background. `alone`: no other process sends, so whoever holds a claim died with it."""
        self._take_over_first = alone
        self._thread.start()
        self.rounds.begin(self._thread)

    def wake(self) -> None:
        """Something was put in the outbox and committed."""
        self._awake.set()

    def stop(self, timeout: float = 10.0) -> None:
        """End after the letter in hand; one that takes too long is sent again after its lease."""
        self._stopping.set()
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _take_over(self) -> None:
        with self._database.write() as connection:
            queries.free_expired(connection, present(), all_claims=True)
        self._take_over_first = False

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._awake.clear()
            try:
                if self._take_over_first:
                    self._take_over()
                self.run_once(present())
                self.rounds.well()
            except Exception as error:  # a full disk or a locked database passes; mail must go on after it
                self.rounds.failed(type(error).__name__)
            if not self._stopping.is_set():
                self._awake.wait(LOOK_AGAIN)

    def run_once(self, now: datetime) -> int:
        """Send everything whose time has come at `now`; returns how many letters were accepted.

        Stops early when the mail server cannot be reached. Raises DatabaseBusy and the like, without loss.
        """
        begin, sent = time.monotonic(), 0

        def moment() -> datetime:
            return now + timedelta(seconds=time.monotonic() - begin)

        with self._one_round:
            self._report()
            while not self._stopping.is_set():
                batch = self._claim(moment())
                accepted, go_on = self._send(batch, moment)
                sent += accepted
                if not batch or not go_on:
                    break
        return sent

    def _claim(self, now: datetime) -> list[Claim]:
        with self._database.read() as connection:
            if not queries.due(connection, now):
                return []
        with self._database.write() as connection:
            queries.free_expired(connection, now)
            return queries.claim(connection, now, BATCH)

    def _send(self, batch: list[Claim], moment: Callable[[], datetime]) -> tuple[int, bool]:
        """How many were accepted, and whether going on makes sense."""
        sent = 0
        for place, one in enumerate(batch):
            outcome, go_on = self._try(one, moment)
            self._unreported.append(outcome)
            self._report()
            sent += outcome.fout is None
            if not go_on or self._stopping.is_set():
                with self._database.write() as connection:
                    queries.release(connection, batch[place + 1 :])
                return sent, False
        return sent, True

    def _try(self, one: Claim, moment: Callable[[], datetime]) -> tuple[Outcome, bool]:
        try:
            message = self._seal.open_message(one.inhoud)
            self._postman(compose(message, sender=self._sender, message_id=one.message_id, date=one.gemaakt_op))
        except Refused as error:
            self.watch.well()
            return Outcome(one, moment(), f"Refused {error.code}", refused=True), True
        except Unreachable as error:
            fault = _fault(error.__cause__ or error)
            self.watch.failed(fault)
            return Outcome(one, moment(), fault, alone=False), False
        except Exception as error:  # whatever it is, the letter waits and the next one gets its turn
            return Outcome(one, moment(), _fault(error)), True
        self.watch.well()
        return Outcome(one, moment()), True

    def _report(self) -> None:
        """Write down what happened; what cannot be written is kept for the next round, not sent twice."""
        while self._unreported:
            outcome = self._unreported[0]
            with self._database.write() as connection:
                status = _mark(connection, outcome)
            self._unreported.pop(0)
            self._tell(outcome, status)
            log.info("post: bericht %d poging %d: %s", outcome.claim.id, outcome.claim.poging, status)

    def _tell(self, outcome: Outcome, status: Status) -> None:
        """In the log: each kind of trouble with a letter, and every letter that is given up."""
        if outcome.fout and outcome.alone:
            self._letters.failed(outcome.fout)
        if status is Status.OPGEGEVEN:
            claim = outcome.claim
            log.warning("post: bericht %d opgegeven na %d pogingen (%s)", claim.id, claim.poging, outcome.fout)


def _mark(connection: Connection, outcome: Outcome) -> Status:
    if outcome.fout is None:
        queries.mark_sent(connection, outcome.claim, outcome.moment)
        return Status.VERZONDEN
    return queries.mark_failed(connection, outcome.claim, outcome.moment, outcome.fout, refused=outcome.refused)


def _fault(error: BaseException) -> str:
    """The class of a failure and its SMTP code: enough to act on, and never an address."""
    code = getattr(error, "smtp_code", None)
    refused = getattr(error, "recipients", None)
    if isinstance(refused, dict) and refused:
        code = next(iter(refused.values()))[0]
    return f"{type(error).__name__} {code}" if code else type(error).__name__
