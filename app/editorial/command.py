"""Redacteuren on the command line: the first one is made here, and who lost everything gets in again here."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn

from sqlalchemy import Connection

from app.cleaning import one_line
from app.database import Database
from app.editorial import accounts, queries
from app.editorial.queries import Found
from app.editorial.rol import Rol
from app.mail.message import is_address
from app.pasted import mail
from app.settings import Settings
from app.templating import lately


class Refused(Exception):
    """What was asked makes no sense; the message is one clear Dutch line."""


class _Words(argparse.ArgumentParser):
    """Complains in Dutch: argparse does so in English."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"Typ {self.usage}")


def _read(words: Sequence[str]) -> argparse.Namespace:
    rollen = "|".join(Rol)
    nieuw = f"redacteur nieuw EMAIL [--naam NAAM] [--rol {rollen}]"
    parser = _Words(add_help=False, usage=f"{nieuw}, of redacteur link, uit of aan EMAIL, of redacteur lijst.")
    parser.add_argument("what", choices=("nieuw", "link", "lijst", "uit", "aan"))
    parser.add_argument("email", nargs="?", default="")
    parser.add_argument("--naam", default="")
    parser.add_argument("--rol", default=Rol.REDACTEUR, type=Rol)
    asked = parser.parse_args(words)
    if (asked.what == "lijst") is bool(asked.email):
        parser.error("")
    asked.email = mail(asked.email)
    return asked


def run(database: Database, settings: Settings, now: datetime, words: Sequence[str]) -> list[str]:
    """Do what the words ask; returns the lines to print. Raises Refused."""
    asked = _read(words)
    if asked.what == "lijst":
        with database.read() as connection:
            return [_line(found) for found in queries.all_of_us(connection)] or ["Er zijn nog geen redacteuren."]
    with database.write() as connection:
        found = _enrol(connection, now, asked) if asked.what == "nieuw" else _known(connection, asked.email)
        if asked.what in {"nieuw", "link"}:
            if found.uitgeschakeld_op:
                raise Refused(f"{found.email} is uitgeschakeld. Doe eerst: redacteur aan {found.email}")
            return _told(settings, found, accounts.invite(connection, now, None, found))
        (accounts.disable if asked.what == "uit" else accounts.enable)(connection, now, None, found)
    return [f"{found.naam} ({found.email}) kan zich {'niet meer' if asked.what == 'uit' else 'weer'} aanmelden."]


def _enrol(connection: Connection, now: datetime, asked: argparse.Namespace) -> Found:
    if not is_address(asked.email):
        raise Refused(f"{asked.email} is geen e-mailadres. Vul een adres in zoals naam@example.org.")
    naam = one_line(asked.naam) or asked.email.partition("@")[0]
    made = accounts.enrol(connection, now, None, asked.email, naam, asked.rol)
    if made is None:
        raise Refused(f"{asked.email} is al redacteur. Een nieuwe link maak je met: redacteur link {asked.email}")
    return made


def _known(connection: Connection, email: str) -> Found:
    found = queries.by_email(connection, email)
    if found is None:
        raise Refused(f"{email} is geen redacteur. Wie dat wel zijn, zie je met: redacteur lijst")
    return found


def _told(settings: Settings, found: Found, sleutel: str) -> list[str]:
    return [
        f"Stuur deze link aan {found.naam} ({found.rol}). Hij werkt één keer en tien minuten lang:",
        f"{settings.address}/redactie/uitnodiging/{sleutel}",
    ]


def _line(found: Found) -> str:
    state = "uitgeschakeld" if found.uitgeschakeld_op else ""
    waits = "" if found.wachtwoord_hash or found.oidc_sub else "nog niet ingesteld"
    told = ", ".join(part for part in (found.rol, state or waits) if part)
    since = lately(found.gemaakt_op, op="")
    return f"{found.email}  {found.naam}, {told}, sinds {since}"
