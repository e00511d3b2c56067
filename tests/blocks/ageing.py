"""A catalogue that goes on after a bouwwerk was made: what changes, and the words that tell so."""

from tests.visitor import Site

KERN = "Een heel nieuwe zin over dit huis."
UITLEG = "Een heel nieuwe uitleg over dit huis."
NEW = {"titel": "Museum van nu", "kern": KERN, "uitleg": UITLEG}
RETIRED = {"op": "2026-11-01", "opvolger": "geheugenhuis"}
REASON = "De regeling hierachter bestaat niet meer."
TOLD = {"museum": "Samen met de wijk.", "archief": "Vier scholen.", "bibliotheek": "Blijft open."}
NEWER = "Er is een nieuwere tekst"
GONE = "Deze bouwsteen is vervallen op 1 november 2026."


def choose(site: Site, pad: str, **told: str) -> None:
    """Develop these partners, each with its toelichting."""
    fields = {f"stand.{slug}": "ontwikkelen" for slug in told}
    fields |= {f"toelichting.{slug}": text for slug, text in told.items()}
    site.open(f"{pad}/partners").form("Ga nu verder").fill(fields).submit("Ga nu verder")


def row(site: Site, pad: str, slug: str) -> str:
    """The words in the row of a partner."""
    return site.open(f"{pad}/partners").bouwsteen(slug).text
