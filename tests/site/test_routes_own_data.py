"""The copy of your own data: everything we have, in the published shape, and no sleutel."""

import json
import re

from app.site.own_data import OwnDataShape
from tests.plans.test_routes_bin import full
from tests.plans.test_routes_links import share
from tests.plans.test_routes_recovery import ANNA
from tests.plans.test_routes_renewal import HOUD, press, reworded
from tests.visitor import Site


def test_the_owner_gets_everything_and_no_sleutel(both_silent: Site) -> None:
    site = both_silent
    pad = full(site)
    site.open(f"{pad}/partners").htmx("archief", toelichting="Nog niet gekozen")
    site.post(f"{pad}/opmerkingen", {"tekst": "Kan dit samen?", "over": "museum"})
    reworded(site, "museum")
    press(site.open(f"{pad}/vernieuwd"), HOUD)
    site.post(f"{pad}/versies", {"naam": "Voor het college", "status": "concept"})
    answer = site.get(f"{pad}/alles.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert OwnDataShape.model_validate_json(answer.content)
    assert not re.search(r"bw_[0-9a-f]{48}|[0-9a-f]{64}", answer.text)
    data = json.loads(answer.content)
    museum, archief = sorted(data["keuzes"], key=lambda keuze: keuze["stand"] is None)[:1] + data["keuzes"][-1:]
    assert (museum["bouwsteen"], archief["toelichting"]) == ("museum", "Nog niet gekozen")
    told = [(row["nr"], row["soort"]) for row in site.rows("gebeurtenis")]
    assert [(event["nr"], event["soort"]) for event in data["geschiedenis"]] == told
    assert len(data["links"]) == len(site.rows("toegang"))
    assert [adres["email"] for adres in data["adressen"]] == [ANNA]
    assert {bericht["soort"] for bericht in data["berichten"]} == {"link", "terugvraag"}
    assert {bericht["aan"] for bericht in data["berichten"]} == {ANNA}
    assert [(said["over"], said["tekst"]) for said in data["opmerkingen"]][-1:] == [("museum", "Kan dit samen?")]
    (version,) = data["versies"]
    assert (version["naam"], version["status"], version["pdf_sha256"]) == ("Voor het college", "concept", None)
    assert "Nog niet gekozen" in json.dumps(version["inhoud"])
    assert [(asked["titel"], asked["naam"]) for asked in data["aanvragen"]] == [("Waterschap", "Anna")]


def test_nothing_of_another_bouwwerk_is_in_it(both_silent: Site) -> None:
    full(both_silent)
    data = both_silent.get(f"{both_silent.begin(titel='Ander').pad}/alles.json").json()
    assert {name: data[name] for name in ("keuzes", "adressen", "berichten", "aanvragen")} == {
        "keuzes": [],
        "adressen": [],
        "berichten": [],
        "aanvragen": [],
    }
    assert (len(data["geschiedenis"]), len(data["links"])) == (1, 1)


def test_only_the_owner_gets_it(site: Site) -> None:
    pad = share(site, site.begin().pad, "meeschrijven")
    assert site.get(f"{pad}/alles.json").status_code == 403
