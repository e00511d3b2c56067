"""The one Jinja2 environment: strict, escaping everything, macros known everywhere."""

from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import segno
from babel.dates import format_date, format_time
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2_fragments import render_block
from markupsafe import Markup

from app.database import now

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
NETHERLANDS = ZoneInfo("Europe/Amsterdam")
MACROS = ("macros.html",)


def day(when: date) -> str:
    """'21 november 2026', in Dutch time when it is a moment."""
    shown = when.astimezone(NETHERLANDS) if isinstance(when, datetime) else when
    return str(format_date(shown, "d MMMM y", locale="nl_NL"))


def clock(moment: datetime) -> str:
    """'14:32', in Dutch time."""
    return str(format_time(moment.astimezone(NETHERLANDS), "HH:mm", locale="nl_NL"))


def lately(moment: datetime, op: str = "op ", present: datetime | None = None) -> str:
    """A moment as people say it, never without its day: 'vandaag om 14:32', 'op 20 november om 14:32', and with
    the year when that is another. Give an empty `op` where no preposition fits.

    It is true on the day it is said: a page that is kept for longer needs that day in its key.
    """
    said, this = moment.astimezone(NETHERLANDS).date(), (present or now()).astimezone(NETHERLANDS).date()
    if said == this:
        return f"vandaag om {clock(moment)}"
    shown = format_date(said, "d MMMM" if said.year == this.year else "d MMMM y", locale="nl_NL")
    return f"{op}{shown} om {clock(moment)}"


def dutch_day(moment: datetime) -> str:
    """'2026-11-30': what the script compares with today, to say another day once a page stays open past midnight."""
    return moment.astimezone(NETHERLANDS).date().isoformat()


def today() -> date:
    """The day it is in the Netherlands: what ends today has not ended, whatever the clock of the server says."""
    return now().astimezone(NETHERLANDS).date()


@cache
def static(name: str) -> str:
    """The address of a static file, with a fingerprint so that browsers may keep it for ever."""
    return f"/static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def count(number: int, one: str, many: str) -> str:
    """'1 bouwsteen', '2 bouwstenen'."""
    return f"{number} {one if number == 1 else many}"


class Templates:
    """Renders whole pages and the named blocks in them.

    `compiled` keeps the code of templates for whoever makes many of these in one process.
    """

    compiled: ClassVar[BytecodeCache | None] = None

    def __init__(self) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=lambda name: not (name or "").endswith(".txt"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=self.compiled,
        )
        self.environment.filters.update(day=day, clock=clock, lately=lately, dutch_day=dutch_day)
        self.environment.globals.update(static=static, count=count)
        for name in MACROS:
            module = self.environment.get_template(name).module
            self.environment.globals.update(
                {key: value for key, value in vars(module).items() if not key.startswith("_")}
            )

    def render(self, template: str, **context: Any) -> str:
        """A whole page or text."""
        return self.environment.get_template(template).render(**context)

    def block(self, template: str, name: str, **context: Any) -> str:
        """One named block of a page, exactly as it stands in that page."""
        return render_block(self.environment, template, name, **context)


def qr_code(address: str, name: str) -> Markup:
    """A link as a drawing that a phone can read."""
    made = segno.make(address, error="m", micro=False)
    return Markup(made.svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True, title=name))
