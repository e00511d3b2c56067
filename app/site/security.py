"""What /.well-known/security.txt says: where to tell of a weakness (RFC 9116)."""

from datetime import datetime, timedelta

from app.settings import Settings

VALID = timedelta(days=180)
"""How long what we say holds; the RFC asks for less than a year."""


def security_txt(settings: Settings, now: datetime) -> str:
    """The file as it is today; it counts from midnight, so that it is the same all day."""
    contact = settings.contact_beveiliging
    where = contact if contact.startswith(("http://", "https://")) else f"mailto:{contact}"
    expires = (now + VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [f"Contact: {where}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: nl, en"]
    if settings.address.startswith("https:"):
        lines.append(f"Canonical: {settings.address}/.well-known/security.txt")
    return "".join(f"{line}\n" for line in lines)
