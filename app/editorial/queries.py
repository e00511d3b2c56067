"""All SQL of redacteuren and how they sign in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from app.database import STEP, insert_once
from app.editorial.access import IDLE, LONGEST, fingerprint
from app.editorial.models import aanmelding, herstelcode, redacteur, uitnodiging
from app.editorial.rol import Rol

Found = Row[Any]


def all_of_us(connection: Connection) -> tuple[Found, ...]:
    """Every redacteur, who still works here first, then by name."""
    asked = select(redacteur).order_by(redacteur.c.uitgeschakeld_op.is_not(None), redacteur.c.naam, redacteur.c.id)
    return tuple(connection.execute(asked))


def by_id(connection: Connection, redacteur_id: int) -> Found | None:
    """One redacteur."""
    return connection.execute(select(redacteur).where(redacteur.c.id == redacteur_id)).one_or_none()


def by_email(connection: Connection, email: str) -> Found | None:
    """The redacteur with this address."""
    mine = redacteur.c.email == email.strip().casefold()
    return connection.execute(select(redacteur).where(mine)).one_or_none()


def by_sub(connection: Connection, sub: str) -> Found | None:
    """The redacteur who is this at the organisation ("issuer subject")."""
    return connection.execute(select(redacteur).where(redacteur.c.oidc_sub == sub)).one_or_none()


def add(connection: Connection, now: datetime, email: str, naam: str, rol: Rol) -> int | None:
    """A new redacteur; None when the address is taken."""
    values = {"email": email.strip().casefold(), "naam": naam, "rol": rol, "gemaakt_op": now}
    return insert_once(connection, redacteur, "email", **values)


def change(connection: Connection, redacteur_id: int, **values: Any) -> None:
    """Set columns of one redacteur."""
    connection.execute(update(redacteur).where(redacteur.c.id == redacteur_id).values(**values))


def hold_beheerders(connection: Connection) -> tuple[int, ...]:
    """Who can sign in as beheerder; on PostgreSQL nobody changes them until this transaction ends."""
    able = redacteur.c.wachtwoord_hash.is_not(None) | redacteur.c.oidc_sub.is_not(None)
    mine = able & (redacteur.c.rol == Rol.BEHEERDER) & redacteur.c.uitgeschakeld_op.is_(None)
    return tuple(connection.execute(select(redacteur.c.id).where(mine).with_for_update()).scalars())


def use_step(connection: Connection, redacteur_id: int, step: int) -> bool:
    """Use the code of one step of time; False when it, or a later one, was used before."""
    fresh = redacteur.c.totp_stap.is_(None) | (redacteur.c.totp_stap < step)
    mine = update(redacteur).where(redacteur.c.id == redacteur_id, fresh)
    return connection.execute(mine.values(totp_stap=step)).rowcount == 1


def give_codes(connection: Connection, redacteur_id: int, codes: Iterable[str]) -> None:
    """New herstelcodes in the place of those that were left."""
    connection.execute(delete(herstelcode).where(herstelcode.c.redacteur_id == redacteur_id))
    rows = [{"redacteur_id": redacteur_id, "sleutel_hash": fingerprint(code)} for code in codes]
    connection.execute(insert(herstelcode), rows)


def use_code(connection: Connection, now: datetime, redacteur_id: int, code: str) -> bool:
    """Use a herstelcode; False when it is not one of theirs, or was used before."""
    mine = (herstelcode.c.redacteur_id == redacteur_id) & (herstelcode.c.sleutel_hash == fingerprint(code))
    unused = update(herstelcode).where(mine, herstelcode.c.gebruikt_op.is_(None))
    return connection.execute(unused.values(gebruikt_op=now)).rowcount == 1


def codes_left(connection: Connection, redacteur_id: int) -> int:
    """How many herstelcodes still work."""
    mine = (herstelcode.c.redacteur_id == redacteur_id) & herstelcode.c.gebruikt_op.is_(None)
    return len(connection.execute(select(herstelcode.c.id).where(mine)).all())


def invite(connection: Connection, redacteur_id: int, sleutel: str, until: datetime) -> None:
    """A set-up link, in the place of any earlier one."""
    connection.execute(delete(uitnodiging).where(uitnodiging.c.redacteur_id == redacteur_id))
    values = {"redacteur_id": redacteur_id, "sleutel_hash": fingerprint(sleutel), "verloopt_op": until}
    connection.execute(insert(uitnodiging).values(**values))


def invited(connection: Connection, now: datetime, sleutel: str) -> Found | None:
    """Whom a set-up link is for, while it works; `uitnodiging` is its id."""
    works = (uitnodiging.c.verloopt_op > now) & uitnodiging.c.gebruikt_op.is_(None)
    mine = (uitnodiging.c.redacteur_id == redacteur.c.id) & redacteur.c.uitgeschakeld_op.is_(None)
    asked = select(redacteur, uitnodiging.c.id.label("uitnodiging"))
    return connection.execute(
        asked.where(mine, works, uitnodiging.c.sleutel_hash == fingerprint(sleutel))
    ).one_or_none()


def use_invitation(connection: Connection, now: datetime, uitnodiging_id: int) -> bool:
    """Use a set-up link; False when somebody just did."""
    unused = update(uitnodiging).where(uitnodiging.c.id == uitnodiging_id, uitnodiging.c.gebruikt_op.is_(None))
    return connection.execute(unused.values(gebruikt_op=now)).rowcount == 1


def forget_invitations(connection: Connection, redacteur_id: int) -> None:
    """No set-up link of this redacteur works any more."""
    connection.execute(delete(uitnodiging).where(uitnodiging.c.redacteur_id == redacteur_id))


def begin(connection: Connection, now: datetime, redacteur_id: int, sleutel: str) -> int:
    """A browser in which a redacteur is signed in from now on."""
    values = {"redacteur_id": redacteur_id, "sleutel_hash": fingerprint(sleutel), "begonnen_op": now, "gezien_op": now}
    return int(connection.execute(insert(aanmelding).values(**values).returning(aanmelding.c.id)).scalar_one())


def end(connection: Connection, sleutel: str) -> None:
    """The sign-in of this cookie ends."""
    connection.execute(delete(aanmelding).where(aanmelding.c.sleutel_hash == fingerprint(sleutel)))


def end_one(connection: Connection, redacteur_id: int, aanmelding_id: int) -> bool:
    """One of somebody's own sign-ins ends; False when there is no such."""
    mine = (aanmelding.c.redacteur_id == redacteur_id) & (aanmelding.c.id == aanmelding_id)
    return connection.execute(delete(aanmelding).where(mine)).rowcount == 1


def end_all(connection: Connection, redacteur_id: int) -> None:
    """Nobody is signed in as this redacteur any more."""
    connection.execute(delete(aanmelding).where(aanmelding.c.redacteur_id == redacteur_id))


def open_ones(connection: Connection, now: datetime, redacteur_id: int) -> tuple[Found, ...]:
    """Where somebody is signed in, the latest first."""
    alive = (aanmelding.c.gezien_op >= now - IDLE) & (aanmelding.c.begonnen_op >= now - LONGEST)
    asked = select(aanmelding).where(aanmelding.c.redacteur_id == redacteur_id, alive)
    return tuple(connection.execute(asked.order_by(aanmelding.c.begonnen_op.desc(), aanmelding.c.id.desc())))


def forget_sign_ins(connection: Connection, now: datetime, most: int = STEP) -> int:
    """Erase at most so many sign-ins that no longer work; returns how many."""
    over = or_(aanmelding.c.gezien_op < now - IDLE, aanmelding.c.begonnen_op < now - LONGEST)
    some = aanmelding.c.id.in_(select(aanmelding.c.id).where(over).limit(most))
    return connection.execute(delete(aanmelding).where(some)).rowcount


def forget_worn(connection: Connection, now: datetime, most: int = STEP) -> int:
    """Erase at most so many set-up links that no longer work; returns how many."""
    worn = or_(uitnodiging.c.verloopt_op <= now, uitnodiging.c.gebruikt_op.is_not(None))
    some = uitnodiging.c.id.in_(select(uitnodiging.c.id).where(worn).limit(most))
    return connection.execute(delete(uitnodiging).where(some)).rowcount
