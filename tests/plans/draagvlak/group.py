"""A group of people with a draagvlaksessie, through the front door: what pages show them, and what they send."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.templating import today
from tests.pages import Page
from tests.visitor import Site

BEGIN, JOIN, KEEP = "Begin de sessie", "Doe mee", "Bewaar mijn antwoorden"
SLUGS = ("krimp", "bibliotheek", "festival", "media", "museum")
"""In the order of the stappen and of choosing."""

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Group:
    """A bouwwerk with a session that is open, and the link that everybody gets."""

    site: Site
    pad: str
    link: str

    @property
    def nr(self) -> int:
        """The number of the session in addresses of the bouwwerk."""
        found: int = self.site.rows("sessie")[-1]["nr"]
        return found

    def join(self) -> str:
        """Somebody opens the link and joins; the address that is theirs alone."""
        return self.site.open(self.link).form("formulier").submit(JOIN).path

    def answer(self, own: str, answers: Answers) -> Page:
        """Somebody answers and sends the form."""
        form = self.site.open(own).form(KEEP)
        return form.fill({f"oordeel.{slug}": said for slug, said in answers.items()}).submit(KEEP)

    def say(self, everybody: Iterable[Answers]) -> list[str]:
        """Each joins and answers; their addresses."""
        joined = []
        for answers in everybody:
            joined.append(self.join())
            self.answer(joined[-1], answers)
        return joined

    def close(self) -> Page:
        """Close it by hand; what came of it."""
        page = self.site.open(f"{self.pad}/draagvlak")
        return page.form("Sluit de sessie").submit("Sluit de sessie")


def chosen(site: Site, titel: str = "Cultuur van ons") -> str:
    """A bouwwerk of five bouwstenen, one of them to keep."""
    pad = site.begin(titel=titel, gemeente="Utrecht").pad
    site.post(f"{pad}/partners", {f"stand.{slug}": "ontwikkelen" for slug in ("bibliotheek", "festival", "media")})
    site.post(f"{pad}/visie", {"stand.krimp": "ontwikkelen"})
    site.post(f"{pad}/partners", {"stand.museum": "behouden"})
    return pad


def gathered(site: Site, pad: str = "", naam: str = "Werkgroep cultuur", **asked: str) -> Group:
    """A session that was just begun."""
    pad = pad or chosen(site)
    form = site.open(f"{pad}/draagvlak").form("naam")
    page = form.fill({"naam": naam, "tot": written(today() + timedelta(days=7)), **asked}).submit(BEGIN)
    link = str(page.tree.by_id["link"].attrs["value"])
    return Group(site, pad, link.removeprefix(site.settings.address))


def written(day: date) -> str:
    """A day as people type it."""
    return day.strftime("%d-%m-%Y")


def all_say(said: str, *slugs: str) -> Answers:
    """The same answer about each of these bouwstenen, or about all."""
    return dict.fromkeys(slugs or SLUGS, said)
