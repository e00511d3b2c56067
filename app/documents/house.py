"""The styles that an organisation brings itself: `huisstijl.docx` and `huisstijl.odt` in a folder of its own."""

from hashlib import sha256
from pathlib import Path

from app.documents.rendering import SMALLEST, Renderer, RenderFailed

KINDS = {"docx": "Word", "odt": "OpenDocument"}


class HouseStyleRefused(Exception):
    """A file of the house style cannot be used; the message is one clear Dutch line."""


def house_style(folder: Path | None) -> dict[str, bytes]:
    """The files that are there, by kind."""
    found = {kind: folder / f"huisstijl.{kind}" for kind in KINDS} if folder else {}
    return {kind: path.read_bytes() for kind, path in found.items() if path.is_file()}


def house_mark(folder: Path | None) -> str:
    """What changes as soon as the house style does; empty without one."""
    files = house_style(folder)
    return sha256(repr(files).encode()).hexdigest() if files else ""


def try_out(folder: Path | None, renderer: Renderer) -> None:
    """Make a small file with every style of the house. Raises HouseStyleRefused for one that does not work."""
    for kind in house_style(folder):
        try:
            renderer.file(kind, SMALLEST)
        except RenderFailed as error:
            raise HouseStyleRefused(
                f"huisstijl.{kind} in BOUWPLAATS_HUISSTIJL is geen bruikbaar {KINDS[kind]}-bestand. "
                f"Sla het opnieuw op als .{kind}, of haal het weg."
            ) from error
