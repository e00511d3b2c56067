"""The name of an own bouwsteen as an officer types it."""

from dataclasses import dataclass, replace

from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.blocks.steps import Stap
from app.cleaning import one_line
from app.forms import Form
from app.plans.assembly import Staat
from app.plans.saving import MAX_TITEL, Own


@dataclass(frozen=True)
class OwnTyped:
    """What was typed for an own bouwsteen, with what is wrong with its titel."""

    titel: str = ""
    stand: Stand = Stand.ONTWIKKELEN
    fout: str = ""
    gekozen: bool = False

    def wished(self, stap: Stap) -> Own:
        """As it is to be added to a stap."""
        return Own(stap.slug, self.titel, Staat(self.stand), gekozen=self.gekozen)


NOTHING_TYPED = OwnTyped()


def read_own(form: Form) -> OwnTyped:
    """What a form holds: an own bouwsteen is made to be developed, unless the form says otherwise."""
    titel = one_line(form["titel"])
    chosen = form["eigen_stand"] in set(Stand)
    stand = Stand(form["eigen_stand"]) if chosen else Stand.ONTWIKKELEN
    fault = f"Maak de naam korter: hooguit {MAX_TITEL} tekens." if len(titel) > MAX_TITEL else ""
    return OwnTyped(titel, stand, fault, chosen)


def named_once(own: OwnTyped, stap: Stap, catalogue: Catalogue) -> OwnTyped:
    """A name that the list of this stap has already is a fault: two rows of one name would count twice."""
    if not own.titel:
        return own
    names = {versie.titel.casefold() for groep in catalogue.groepen[stap.slug] for versie in groep.bouwstenen}
    if own.titel.casefold() not in names:
        return own
    return replace(own, fout=f"‘{own.titel}’ staat al in de lijst op deze pagina. Geef hem daar een stand.")
