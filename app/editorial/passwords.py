"""Passwords of redacteuren: long and hard to guess, without rules about signs; kept as Argon2id."""

import re
import secrets
from functools import cache

from pwdlib import PasswordHash

SHORTEST, LONGEST = 15, 200
"""Characters (NIST 800-63B, reliability 5.9)."""
DIFFERENT = 6
"""How many different signs must be left when what everybody guesses is taken out."""
GUESSED = (
    "bouwplaats",
    "bouwwerk",
    "bouwsteen",
    "bouwstenen",
    "redacteur",
    "redactie",
    "cultuurbeleid",
    "cultuur",
    "beleid",
    "gemeente",
    "beheerder",
    "nederland",
    "wachtwoord",
    "welkom",
    "geheim",
    "password",
    "passwort",
    "welcome",
    "letmein",
    "iloveyou",
    "football",
    "monkey",
    "dragon",
    "admin",
    "qwertyuiop",
    "qwerty",
    "azerty",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "abcdef",
    "1234567890",
    "123456",
    "1234",
)
"""Words of this site and of every list of common passwords."""

_HASHER = PasswordHash.recommended()


def fault_in(wachtwoord: str, *own: str) -> str:
    """What is wrong with a new password, in words for who chose it; `own` is their name and address."""
    if len(wachtwoord) < SHORTEST:
        return (
            f"Dit wachtwoord heeft {len(wachtwoord)} tekens. Maak er minstens {SHORTEST} van. "
            "Vier of vijf losse woorden achter elkaar zijn goed te onthouden."
        )
    if len(wachtwoord) > LONGEST:
        return f"Dit wachtwoord is te lang. Neem hooguit {LONGEST} tekens."
    if len(set(_left(wachtwoord, own))) < DIFFERENT:
        return "Dit wachtwoord is makkelijk te raden. Gebruik andere woorden dan je naam en die van deze site."
    return ""


def _left(wachtwoord: str, own: tuple[str, ...]) -> str:
    """A password without the words that others would guess first."""
    left = "".join(wachtwoord.casefold().split())
    names = [part for text in own for part in re.findall(r"[^\W_]{3,}", text.casefold())]
    for word in sorted((*GUESSED, *names), key=len, reverse=True):
        left = left.replace(word, "")
    return left


def hashed(wachtwoord: str) -> str:
    """A password as it is kept."""
    return _HASHER.hash(wachtwoord)


def fits(wachtwoord: str, kept: str | None) -> bool:
    """Whether this is the password that is kept. Takes as long when nothing is: nobody learns who exists."""
    nobody = _of_nobody()
    return _HASHER.verify(wachtwoord, kept or nobody)


@cache
def _of_nobody() -> str:
    """The hash of what nobody can type."""
    return hashed(secrets.token_urlsafe(24))
