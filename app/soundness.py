"""Whether what an operator set can be right: addresses, the proxy, the application key. Pure; Dutch tells what is."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from email_validator import EmailNotValidError, validate_email

LOOPBACK = {"127.0.0.1", "localhost", "::1", "[::1]"}
PREFIX = "BOUWPLAATS_"
UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"]")
NAME = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*\.?")
SHORTEST, FEWEST = 32, 10
"""Characters of an application key, and how many of them must differ."""
SAMPLES = ("verander", "changeme", "change-me", "change_me", "vul-hier", "voorbeeld", "example")
"""What stands in an example of an application key, and never in one that chance made."""


class Unsound(ValueError):
    """A setting that cannot be right; the message is one clear Dutch line that names the setting."""


def _parts(url: str) -> SplitResult | None:
    """The parts of an address that names a host; a port must be one that exists."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if UNFIT.search(url) or parts.port == 0 or parts.netloc.endswith(":"):
            return None
        if ":" in host:
            ip_address(host)
    except ValueError:
        return None
    return parts if ":" in host or NAME.fullmatch(host) else None


def _more_than_a_host(url: str, parts: SplitResult) -> bool:
    """Whether anything but a slash comes after the host."""
    return parts.path not in {"", "/"} or "?" in url or "#" in url


def check_site(name: str, url: str) -> None:
    """The address of a site: https, or http on this machine, and nothing after the name. Raises Unsound."""
    parts = _parts(url)
    if parts is None or parts.scheme not in {"http", "https"}:
        raise Unsound(
            f"{name} moet beginnen met http:// of https://, met daarachter de naam van je site en niets meer: "
            "https://bouwplaats.example.org. Een naam met een accent schrijf je zoals je browser hem kopieert (xn--…)."
        )
    if "@" in parts.netloc:
        raise Unsound(f"{name} mag geen naam of wachtwoord hebben. Schrijf alleen https://{parts.hostname}")
    if _more_than_a_host(url, parts):
        raise Unsound(
            f"{name} eindigt na de naam van je site: geen pad, vraagteken of hekje. "
            f"De Bouwplaats heeft een naam voor zich alleen nodig, zoals {parts.scheme}://{parts.netloc}"
        )
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Unsound(f"{name} moet beginnen met https://. Alleen op deze machine zelf (127.0.0.1) mag het zonder.")


def check_provider(name: str, url: str) -> None:
    """The address of an OpenID provider, which has no query (OpenID Connect Discovery). Raises Unsound."""
    parts = _parts(url)
    secure = parts and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))
    if not parts or not secure:
        raise Unsound(f"{name} moet beginnen met https://, met daarachter de naam van de server.")
    if "@" in parts.netloc or "?" in url or "#" in url:
        raise Unsound(f"{name} mag geen naam, wachtwoord, vraagteken of hekje hebben.")


def check_mail_server(name: str, url: str) -> None:
    """The address of a mail server, with a name and password or neither. Raises Unsound."""
    parts = _parts(url)
    if parts is None or parts.scheme not in {"smtp", "smtps"} or _more_than_a_host(url, parts):
        raise Unsound(
            f"{name} moet beginnen met smtp:// of smtps://, met daarachter host of host:poort en niets meer. "
            "Een bijzonder teken in het wachtwoord schrijf je met een procent, zoals %40 voor @ en %2F voor /."
        )
    if "@" in parts.netloc and not (parts.username and parts.password):
        raise Unsound(f"{name} heeft voor de @ een naam én een wachtwoord nodig: smtps://naam:wachtwoord@host:465")


def check_database(name: str, url: str) -> None:
    """The address of a database that outlives the process. Raises Unsound."""
    scheme, _, rest = url.partition("://")
    kind, _, driver = scheme.partition("+")
    known = {"sqlite": {""}, "postgresql": {"", "psycopg"}, "postgres": {""}}
    if kind not in known or driver not in known[kind]:
        raise Unsound(f"{name} moet beginnen met postgresql:// of sqlite:///.")
    if kind == "sqlite" and (not rest.startswith("//") or len(rest) < 3 or "?" in rest or rest.endswith("/")):
        raise Unsound(
            f"{name} moet een bestand noemen met het hele pad, zoals sqlite:////var/lib/bouwplaats/plaats.sqlite3. "
            "Een database in het geheugen is weg als de server stopt."
        )
    if kind != "sqlite" and not _names_a_database(url):
        raise Unsound(f"{name} moet eruitzien als postgresql://naam:wachtwoord@host:5432/bouwplaats.")


def _names_a_database(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return not UNFIT.search(url) and parts.port != 0 and len(parts.path) > 1 and not parts.fragment
    except ValueError:
        return False


def check_proxy(name: str, address: str) -> None:
    """One address of one machine. Raises Unsound for a network, a name, or everybody."""
    try:
        found = ip_address(address)
    except ValueError as error:
        told = f"{name} mag geen * zijn, en geen naam of netwerk: noem het ene IP-adres van je proxy, zoals 127.0.0.1."
        raise Unsound(told) from error
    if found.is_unspecified or found.is_multicast or address == "255.255.255.255":
        raise Unsound(f"{name} noemt geen machine: noem het IP-adres van je proxy, zoals 127.0.0.1.")


def same_machine(peer: str, named: str) -> bool:
    """Whether somebody who calls is the machine that was named, however either address is written."""
    try:
        one, other = ip_address(peer.partition("%")[0]), ip_address(named)
    except ValueError:
        return False
    return (getattr(one, "ipv4_mapped", None) or one) == (getattr(other, "ipv4_mapped", None) or other)


def check_secret(name: str, secret: str) -> None:
    """An application key that nobody guesses. Raises Unsound; the key itself is never told."""
    how = "Maak er een met: openssl rand -base64 48"
    if len(secret) < SHORTEST:
        raise Unsound(f"{name} is te kort: gebruik minstens {SHORTEST} tekens. {how}")
    repeats = (secret + secret).find(secret, 1) < len(secret)
    if repeats or len(set(secret)) < FEWEST or any(word in secret.lower() for word in SAMPLES):
        raise Unsound(f"{name} is te raden: het herhaalt zich of komt uit een voorbeeld. {how}")


def check_page(name: str, url: str) -> None:
    """The address of any page. Raises Unsound."""
    parts = _parts(url)
    if parts is None or parts.scheme != "https" or "@" in parts.netloc:
        raise Unsound(f"{name} moet een webadres zijn dat begint met https://.")


def check_contact(name: str, contact: str) -> None:
    """Where people can turn to: a mail address or a page. Raises Unsound."""
    if contact.startswith(("http://", "https://")):
        check_page(name, contact)
        return
    try:
        validate_email(contact, check_deliverability=False)
    except EmailNotValidError as error:
        raise Unsound(f"{name} moet een mailadres of een webadres zijn.") from error


def check_names(environment: Mapping[str, str], known: Iterable[str]) -> None:
    """Every variable with our prefix is a setting: a typing error must not leave a default in its place."""
    names = {f"{PREFIX}{name.upper()}" for name in known}
    for given in sorted(environment):
        if given.upper().startswith(PREFIX) and given.upper() not in names:
            meant = get_close_matches(given.upper(), names, 1)
            hint = f"Bedoel je {meant[0]}?" if meant else "Alle instellingen staan in docs/settings.md."
            raise Unsound(f"{given} is geen instelling. {hint}")


def is_file(path: Path) -> bool:
    """Whether a file can be read; one that is there and may not be read is told apart. Raises Unsound."""
    try:
        if not path.is_file():
            return False
        path.open("rb").close()
    except OSError as error:
        raise Unsound(f"{path} is niet te lezen. Geef de server leesrecht, ook op de mappen erboven.") from error
    return True
