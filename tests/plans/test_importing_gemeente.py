"""A file that names a gemeente which merged away since."""

import json

from tests.plans.test_routes_import import exported, opened
from tests.visitor import Site


def test_a_gemeente_that_merged_away_is_told_about_and_asked_for(site: Site) -> None:
    data = exported(site)
    data["bouwwerk"] |= {"gemeente": "Heerhugowaard", "gemeente_code": "GM0398"}
    page = opened(site, json.dumps(data).encode())
    assert "Kies bij ‘Titel, gemeente en periode’ welke gemeente het nu is." in page.text
    asked = site.open(f"{page.pad}/gegevens")
    assert "Heerhugowaard is sinds 1 januari 2022 deel van Dijk en Waard." in asked.text
    code = site.app.state.instance.search.by_name["Dijk en Waard"].code
    asked.form("titel").fill(gemeente_code=code).submit("Bewaar")
    assert site.data(page.pad)["bouwwerk"]["gemeente_code"] == code
