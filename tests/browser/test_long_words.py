"""Words of 120 letters and addresses without a space, in everything that somebody can type: no page goes sideways."""

import re

import pytest

from app.templating import today
from tests.browser.checking import TOO_WIDE, measure
from tests.browser.conftest import Visit
from tests.browser.plan import Prepared
from tests.serving import Server

WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappij" * 2 + "Cultuurparticipatiesubsidie"
URL = "https://www.lindewaard.example/" + "cultuurbeleid_2027_2030/" * 3 + "nota.pdf"
SLUGS = {"visie": "krimp", "doelgroepen": "ouderen", "partners": "museum", "instrumenten": "convenant"}
PHONES = (320, 390, 1280)

PAGES = (
    "overzicht visie partners instrumenten uitwerken uitwerken/{eigen} uitwerken/convenant bewaren gegevens teksten "
    "geschiedenis geschiedenis/vergelijk?van=1&tot=9 geschiedenis/4/terug versies versies/1 versies/1/verschil "
    "versies?van=1 kopie meenemen samenhang ideeen gemeenten minder minder?minder=10&valt={eigen} bril/zorg vergelijk "
    "bouwtekeningen/sociale-gemeente opmerkingen opmerkingen?over={eigen} bouwstenen/museum vernieuwd aanvraag "
    "draagvlak draagvlak/{sessie} verwijderen aanbod"
)


@pytest.fixture(scope="module")
def hostile(prepared: Prepared) -> dict[str, str]:
    """A bouwwerk in which everything is as long as it may be without a space; addresses by name."""
    server, send = prepared.server, prepared.server.client.post
    answer = send("/begin", data={"titel": WORD[:120], "gemeente": WORD[:60], "periode": "2027-2030"})
    pad = re.sub("/visie$", "", answer.headers["Location"].removeprefix(server.url))
    for stap, slug in SLUGS.items():
        send(f"{pad}/{stap}", data={f"stand.{slug}": "ontwikkelen", f"toelichting.{slug}": f"{URL} {WORD}"})
        send(f"{pad}/{stap}/eigen", data={"titel": WORD[:120], "eigen_stand": "ontwikkelen"})
        send(f"{pad}/{stap}/eigen", data={"titel": URL[:120], "eigen_stand": "behouden"})
    eigen = re.findall(r'data-bouwsteen="(eigen-[0-9]+)"', server.client.get(f"{pad}/partners").text)[0]
    told = dict.fromkeys(("wat", "hoe", "met_wie", "middelen", "volgen", "trekker", "wanneer"), WORD[:80])
    for slug in (eigen, "convenant"):
        send(f"{pad}/uitwerken/{slug}", data={f"{veld}.{slug}": text for veld, text in told.items()})
    send(f"{pad}/teksten", data={"inleiding": f"{URL}\n\n{WORD}", "kernpunten": WORD, "gevraagd_besluit": URL})
    send(f"{pad}/opmerkingen", data={"tekst": f"{URL} {WORD}", "over": eigen})
    send(f"{pad}/links", data={"label": WORD[:60], "rol": "lezen"})
    send(f"{pad}/versies", data={"naam": WORD[:80], "status": "concept"})
    send(f"{pad}/partners", data={"stand.museum": "behouden", "was.museum": "ontwikkelen:", "toelichting.media": URL})
    asked = {"naam": WORD[:80], "over": "alles", "tot": f"{today():%d-%m-%Y}", "formulier": "lang"}
    send(f"{pad}/draagvlak", data=asked)
    return {"pad": pad, "eigen": eigen, **_sessions(server, pad)}


def _sessions(server: Server, pad: str) -> dict[str, str]:
    page = server.client.get(f"{pad}/draagvlak").text
    link, number = re.findall("/sessie/ds_[0-9a-f]{48}", page)[0], re.findall("/draagvlak/([0-9]+)/sluiten", page)[0]
    for nr in range(6):
        own = server.client.post(link, data={"formulier": str(nr)}).headers["Location"]
        names = set(re.findall(r'name="(oordeel\.[^"]+)"', server.client.get(own).text))
        server.client.post(own, data=dict.fromkeys(sorted(names)[: 8 - nr], ("belangrijk", "niet")[nr % 2]))
    return {"sessie": number, "link": link, "eigen_sessie": own}


def test_no_page_goes_sideways_on_a_phone(visit: Visit, prepared: Prepared, hostile: dict[str, str]) -> None:
    officer = visit(prepared.server)
    officer.watch.statuses |= {409, 422}
    page, faults = officer.page, dict[str, list[str]]()

    def look(name: str) -> None:
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        for width in PHONES:
            page.set_viewport_size({"width": width, "height": 900})
            if found := measure(page, TOO_WIDE):
                faults[f"{name} {width}"] = found

    pad = hostile["pad"]
    for path in (hostile["link"], hostile["eigen_sessie"], f"{hostile['eigen_sessie']}/klaar"):
        page.goto(path)
        look(path.rpartition("_")[0])
    prepared.server.client.post(f"{pad}/draagvlak/{hostile['sessie']}/sluiten")
    for path in PAGES.split():
        page.goto(f"{pad}/{path.format(**hostile)}")
        look(path)
    for path in ("/", "/open", f"/zoeken?q={WORD}", f"/bouwstenen?zoek={WORD}", f"/bij-wie?gemeente={WORD}"):
        page.goto(path)
        look(path[:20])
    page.goto("about:blank")
    page.set_content(prepared.server.client.get(f"{pad}/document.html").text)
    look("document.html")
    page.goto("/")
    old = {"toelichting.krimp": f"{WORD} anders", "was.krimp": "ontwikkelen:x", "stand.krimp": "afbouwen"}
    for path, fields in {
        "visie": old,
        "uitwerken/convenant": {"wat.convenant": URL, "was.wat.convenant": "x"},
        "partners/eigen": {"titel": WORD * 2},
        "links": {"label": WORD * 2},
        "gegevens": {"titel": WORD * 2, "gemeente": URL},
        "aanvraag": {"titel": WORD[:120], "waarom": URL, "email": WORD},
    }.items():
        officer.post(f"{pad}/{path}", fields)
        look(f"POST {path}")
    assert faults == {}
