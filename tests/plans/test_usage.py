"""The day on which a link was last used is known, and looking at a page writes nothing in its own request."""

from app.database import now
from app.plans.rol import Rol
from app.templating import NETHERLANDS
from tests.plans.test_routes_links import share
from tests.visitor import Site


def test_the_owner_sees_on_which_day_a_link_was_last_used(both_sites: Site) -> None:
    owner = both_sites.begin().pad
    pad = share(both_sites, owner, Rol.LEZEN)
    assert "Nog niet" in both_sites.open(f"{owner}/bewaren").text
    both_sites.open(f"{pad}/overzicht")
    both_sites.app.state.instance.usage.flush()
    today = now().astimezone(NETHERLANDS).date()
    assert [row["gebruikt_op"] for row in both_sites.rows("toegang")] == [today, today]
    assert "Nog niet" not in both_sites.open(f"{owner}/bewaren").text
