"""What happens to the account of a redacteur: each act with its line in the logboek, in one transaction."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.editorial import journal, queries, second_factor
from app.editorial.access import Editor
from app.editorial.queries import Found
from app.editorial.rol import Rol

INVITED = timedelta(minutes=10)
"""How long a set-up link works (reliability 5.9)."""
ABOUT = "redacteur"


class LastBeheerder(Exception):
    """Nobody would be left who decides who is a redacteur."""


@dataclass(frozen=True)
class Chosen:
    """What somebody sets on the page of a uitnodiging: ready to be kept."""

    naam: str
    wachtwoord_hash: str
    totp_versleuteld: str
    totp_stap: int


@dataclass(frozen=True)
class Begun:
    """Somebody who was just signed in, with the sleutel for their cookie."""

    ik: Editor
    sleutel: str


def enrol(connection: Connection, now: datetime, door: Editor | None, email: str, naam: str, rol: Rol) -> Found | None:
    """A new redacteur, who can do nothing before using a set-up link; None when the address is taken."""
    made = queries.add(connection, now, email, naam, rol)
    if made is None:
        return None
    found = queries.by_id(connection, made)
    assert found is not None
    journal.write(connection, now, door, "redacteur gemaakt", (ABOUT, found.email), na={"naam": naam, "rol": rol})
    return found


def invite(connection: Connection, now: datetime, door: Editor | None, who: Found) -> str:
    """A set-up link for a redacteur; returns its sleutel, which is kept nowhere."""
    sleutel = secrets.token_urlsafe(32)
    queries.invite(connection, who.id, sleutel, now + INVITED)
    journal.write(connection, now, door, "link om in te stellen gemaakt", (ABOUT, who.email))
    return sleutel


def set_up(connection: Connection, now: datetime, who: Found, chosen: Chosen) -> tuple[Begun, list[str]] | None:
    """Use a set-up link: who was signed in as this redacteur no longer is; returns the herstelcodes to show once.

    None when the link was used a moment ago.
    """
    if not queries.use_invitation(connection, now, who.uitnodiging):
        return None
    queries.change(
        connection,
        who.id,
        naam=chosen.naam,
        wachtwoord_hash=chosen.wachtwoord_hash,
        totp_versleuteld=chosen.totp_versleuteld,
        totp_stap=chosen.totp_stap,
    )
    begun = begin_anew(connection, now, who.id)
    codes = give_codes(connection, who.id)
    journal.write(connection, now, begun.ik, "wachtwoord en code ingesteld", (ABOUT, who.email))
    return begun, codes


def begin(connection: Connection, now: datetime, redacteur_id: int) -> Begun:
    """Sign somebody in, under an id that nobody saw before."""
    who = queries.by_id(connection, redacteur_id)
    assert who is not None
    sleutel = secrets.token_urlsafe(32)
    made = queries.begin(connection, now, who.id, sleutel)
    return Begun(Editor(who.id, who.email, who.naam, Rol(who.rol), made, now), sleutel)


def begin_anew(connection: Connection, now: datetime, redacteur_id: int) -> Begun:
    """The same, and no other browser stays signed in: after a change of what proves who somebody is."""
    queries.end_all(connection, redacteur_id)
    queries.forget_invitations(connection, redacteur_id)
    return begin(connection, now, redacteur_id)


def give_codes(connection: Connection, redacteur_id: int) -> list[str]:
    """Fresh herstelcodes in the place of all earlier ones."""
    codes = second_factor.new_codes()
    queries.give_codes(connection, redacteur_id, map(second_factor.plain, codes))
    return codes


def change_password(connection: Connection, now: datetime, ik: Editor, wachtwoord_hash: str) -> Begun:
    """Another password; only this browser stays signed in, under a new id."""
    queries.change(connection, ik.id, wachtwoord_hash=wachtwoord_hash)
    journal.write(connection, now, ik, "wachtwoord veranderd", (ABOUT, ik.email))
    return begin_anew(connection, now, ik.id)


def change_app(connection: Connection, now: datetime, ik: Editor, totp_versleuteld: str, step: int) -> Begun:
    """Codes from another app; only this browser stays signed in, under a new id."""
    queries.change(connection, ik.id, totp_versleuteld=totp_versleuteld, totp_stap=step)
    journal.write(connection, now, ik, "app met codes veranderd", (ABOUT, ik.email))
    return begin_anew(connection, now, ik.id)


def change_codes(connection: Connection, now: datetime, ik: Editor) -> list[str]:
    """New herstelcodes."""
    journal.write(connection, now, ik, "herstelcodes vernieuwd", (ABOUT, ik.email))
    return give_codes(connection, ik.id)


def give_rol(connection: Connection, now: datetime, door: Editor | None, who: Found, rol: Rol) -> None:
    """Another rol, for which they sign in again. Raises LastBeheerder."""
    if rol == who.rol:
        return
    if rol is not Rol.BEHEERDER:
        _keep_one(connection, who)
    queries.change(connection, who.id, rol=rol)
    queries.end_all(connection, who.id)
    was, becomes = {"rol": who.rol}, {"rol": rol}
    journal.write(connection, now, door, "rol veranderd", (ABOUT, who.email), voor=was, na=becomes)


def disable(connection: Connection, now: datetime, door: Editor | None, who: Found) -> None:
    """Who leaves: signed out everywhere at once. Raises LastBeheerder, but not for who has the command line."""
    if who.uitgeschakeld_op:
        return
    if door is not None:
        _keep_one(connection, who)
    queries.change(connection, who.id, uitgeschakeld_op=now)
    queries.end_all(connection, who.id)
    queries.forget_invitations(connection, who.id)
    journal.write(connection, now, door, "redacteur uitgeschakeld", (ABOUT, who.email))


def enable(connection: Connection, now: datetime, door: Editor | None, who: Found) -> None:
    """Who comes back, with the password and the app of before."""
    if not who.uitgeschakeld_op:
        return
    queries.change(connection, who.id, uitgeschakeld_op=None)
    journal.write(connection, now, door, "redacteur weer ingeschakeld", (ABOUT, who.email))


def bind(connection: Connection, now: datetime, ik: Editor, sub: str) -> None:
    """From now on this account of the organisation is this redacteur."""
    queries.change(connection, ik.id, oidc_sub=sub)
    journal.write(connection, now, ik, "verbonden met de organisatie", (ABOUT, ik.email))


def _keep_one(connection: Connection, who: Found) -> None:
    able = queries.hold_beheerders(connection)
    if who.id in able and len(able) == 1:
        raise LastBeheerder
