"""At which address the server on this data folder runs, for commands that write links and were told nothing."""

from pathlib import Path

from app.settings import Settings
from app.soundness import Unsound, check_site


def _note(settings: Settings) -> Path:
    return settings.data / "adres"


def keep_address(settings: Settings) -> None:
    """Note where the server that starts now is found."""
    _note(settings).write_text(f"{settings.address}\n")


def at_running_address(settings: Settings) -> Settings:
    """The settings with the address of the server that ran last, unless the operator named an address or a port."""
    if settings.model_fields_set & {"base_url", "host", "port"}:
        return settings
    try:
        address = _note(settings).read_text().strip()
        check_site("adres", address)
    except (OSError, UnicodeError, Unsound):
        return settings
    return settings.model_copy(update={"base_url": address})
