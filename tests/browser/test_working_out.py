"""Pages that save by themselves: what is typed is kept, whatever the connection and others do."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import begin
from tests.serving import Server

SAVED = re.compile(r"Bewaard vandaag om \d\d:\d\d")


def plan(server: Server) -> str:
    pad = begin(server, "Uitwerken")
    server.client.post(
        f"{pad}/instrumenten", data={"stand.convenant": "ontwikkelen", "stand.jeugdfonds": "ontwikkelen"}
    )
    server.client.post(f"{pad}/partners", data={"stand.museum": "behouden"})
    return pad


def field(page: Page, veld: str, slug: str = "convenant") -> str:
    return f"[id='{veld}.{slug}']"


def kept(server: Server, pad: str) -> dict[str, object]:
    found = {k["bouwsteen"]: k["uitwerking"] for k in server.client.get(f"{pad}/document.json").json()["keuzes"]}
    return dict(found["convenant"] or {})


def test_what_is_typed_is_saved_without_a_button_and_the_progress_follows(officer: Officer, shared: Server) -> None:
    pad, page = plan(shared), officer.page
    page.goto(f"{pad}/uitwerken/convenant")
    page.locator(field(page, "wat")).fill("We tekenen een convenant.")
    page.locator(field(page, "bedrag_van")).fill("€ 15000")
    page.get_by_role("button", name="Noem Museum bij Met wie").click()
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    expect(page.locator("[data-vers=ontbreekt]")).to_contain_text("Nog in te vullen: hoe, volgen, trekker, wanneer")
    now = kept(shared, pad)
    assert (now["wat"], now["bedrag_van"], now["met_wie"]) == ("We tekenen een convenant.", 15000, "Museum")
    page.reload()
    expect(page.locator(field(page, "bedrag_van"))).to_have_value("15.000")


def test_typing_on_while_a_save_is_on_its_way_loses_no_character(officer: Officer, shared: Server) -> None:
    pad, page = plan(shared), officer.page
    page.goto(f"{pad}/uitwerken")
    box = page.locator(field(page, "wat"))
    box.press_sequentially("Een lange zin die langzaam ontstaat. ", delay=60)
    box.press_sequentially("En nog een zin erachter.", delay=60)
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    expect(box).to_have_value("Een lange zin die langzaam ontstaat. En nog een zin erachter.")
    assert kept(shared, pad)["wat"] == "Een lange zin die langzaam ontstaat. En nog een zin erachter."


def test_a_wrong_amount_is_said_at_its_field_and_the_rest_is_saved(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(422)
    pad, page = plan(shared), officer.page
    page.goto(f"{pad}/uitwerken/convenant")
    page.locator(field(page, "bedrag_van")).fill("veel")
    page.locator(field(page, "trekker")).fill("Beleid")
    page.locator(field(page, "trekker")).blur()
    expect(page.get_by_text("Vul een heel bedrag in euro in")).to_be_visible()
    expect(page.locator("#bewaard")).to_have_text("Nog niet bewaard: er klopt iets niet in een veld.")
    expect(page.locator("[data-vers=ontbreekt]")).not_to_contain_text("trekker")
    for _ in range(200):  # the page says at once that there is something to mend; the other field is on its way then
        if kept(shared, pad).get("trekker"):
            break
        shared.client.get("/gezond/klaar")
    assert (kept(shared, pad)["bedrag_van"], kept(shared, pad)["trekker"]) == (None, "Beleid")
    page.locator(field(page, "bedrag_van")).fill("9")
    page.locator(field(page, "bedrag_van")).blur()
    expect(page.get_by_text("Vul een heel bedrag in euro in")).to_have_count(0)
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    assert (kept(shared, pad)["bedrag_van"], kept(shared, pad)["trekker"]) == (9, "Beleid")


def test_without_a_server_the_text_stays_and_is_saved_later(visit: Visit, server: Server) -> None:
    officer = visit(server)
    pad, page = plan(server), officer.page
    page.goto(f"{pad}/uitwerken/convenant")
    server.kill()
    officer.watch.offline = True
    page.locator(field(page, "wat")).fill("Blijft staan.")
    expect(page.locator("#bewaard")).to_contain_text("Niet bewaard. Je tekst staat er nog.")
    server.start()
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    assert kept(server, pad)["wat"] == "Blijft staan."


def test_what_a_colleague_fills_in_comes_along_and_the_same_field_is_a_choice(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(409)
    pad, page = plan(shared), officer.page
    page.goto(f"{pad}/uitwerken/convenant")
    shared.client.post(f"{pad}/uitwerken", data={"trekker.convenant": "Wmo", "wat.convenant": "Van een collega"})
    page.locator(field(page, "wanneer")).fill("2028")
    expect(page.locator(field(page, "trekker"))).to_have_value("Wmo")
    expect(page.locator(field(page, "wat"))).to_have_value("Van een collega")
    shared.client.post(f"{pad}/uitwerken", data={"hoe.convenant": "Van een collega"})
    page.locator(field(page, "hoe")).fill("Van mij")
    expect(page.get_by_role("heading", level=1)).to_have_text("Iemand anders schreef ook")
    page.get_by_role("radio", name="Wat jij wilde bewaren").check()
    page.get_by_role("button", name="Bewaar deze keuze").click()
    expect(page.locator(field(page, "hoe"))).to_have_value("Van mij")


def test_the_texts_for_the_council_are_saved_while_you_type_too(officer: Officer, shared: Server) -> None:
    pad, page = plan(shared), officer.page
    page.goto(f"{pad}/teksten")
    page.get_by_label("Inleiding").fill("Waarom dit plan.")
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    page.get_by_label("Kernpunten").fill("Een.\nTwee.")
    page.get_by_role("button", name="Bewaar").click()
    page.wait_for_url(re.compile(r"/overzicht(\?laatst=\d+)?$"))
    told = shared.client.get(f"{pad}/document.json").json()["bouwwerk"]
    assert (told["inleiding"], told["kernpunten"]) == ("Waarom dit plan.", "Een.\nTwee.")
