"""What is typed is kept: while one types on, when the page goes, and whatever the network makes of the answer."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Dialog, Page, Request, Route, expect

from app.database import now
from app.editorial.rol import Rol
from app.templating import day, today
from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import Prepared, begin, fill
from tests.browser.seated import seated
from tests.serving import Server

TEXT = "Drie huizen willen meedoen."
HIDE = """() => {
    Object.defineProperty(document, 'hidden', {configurable: true, get: () => true});
    document.dispatchEvent(new Event('visibilitychange'));
}"""
LOST = "Niet bewaard. Je tekst staat er nog."
STRANGE = "Het antwoord kwam niet van de Bouwplaats."
LOGIN = "<!doctype html><title>Inloggen</title><h1>Log in op het netwerk</h1>"


def is_save(request: Request) -> bool:
    return request.method == "POST"


def plan(server: Server) -> str:
    """A bouwwerk with something to work out."""
    pad = begin(server, "Niets kwijt")
    server.client.post(f"{pad}/instrumenten", data={"stand.convenant": "ontwikkelen", "stand.jeugdfonds": "behouden"})
    return pad


def sorting(server: Server) -> str:
    """The page of somebody who joined a draagvlaksessie."""
    pad = begin(server, "Gevraagd")
    fill(server, pad)
    asked = {"naam": "Wmo", "over": "alles", "tot": f"{today():%d-%m-%Y}", "formulier": pad}
    assert server.client.post(f"{pad}/draagvlak", data=asked).status_code == 303
    link = re.findall("/sessie/ds_[0-9a-f]{48}", server.client.get(f"{pad}/draagvlak").text)[0]
    return str(server.client.post(link, data={"formulier": "ik"}).headers["Location"])


def step(officer: Officer, server: Server, text: str = TEXT) -> Callable[[], bool]:
    pad = plan(server)
    officer.page.goto(f"{pad}/visie")
    officer.explain("krimp", text)
    return lambda: text in server.client.get(f"{pad}/document.json").text


def choice(officer: Officer, server: Server) -> Callable[[], bool]:
    pad = plan(server)
    officer.page.goto(f"{pad}/visie")
    officer.choose("krimp", "afbouwen")
    return lambda: any(k["stand"] == "afbouwen" for k in server.client.get(f"{pad}/document.json").json()["keuzes"])


def answer(officer: Officer, server: Server, text: str = TEXT) -> Callable[[], bool]:
    pad = plan(server)
    officer.page.goto(f"{pad}/uitwerken/convenant")
    officer.page.get_by_label("Wat ga je doen?").fill(text)
    return lambda: text in server.client.get(f"{pad}/document.json").text


def words(officer: Officer, server: Server, text: str = TEXT) -> Callable[[], bool]:
    pad = plan(server)
    officer.page.goto(f"{pad}/teksten")
    officer.page.get_by_label("Inleiding").fill(text)
    return lambda: text in server.client.get(f"{pad}/document.json").text


def sorted_(officer: Officer, server: Server) -> Callable[[], bool]:
    mine = sorting(server)
    officer.page.goto(mine)
    officer.page.locator("label", has_text="Misschien").or_(officer.page.locator(".bp-oordeel label")).first.click()
    return lambda: " checked" in server.client.get(mine).text


def concept(officer: Officer, server: Server) -> Callable[[], bool]:
    page = officer.page
    seated(officer, Prepared(server, "", "", ""), Rol.REDACTEUR)
    page.goto("/redactie/catalogus/bouwsteen/nieuw")
    page.locator("#titel").fill("Dorpsdichter")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/concepten/*")
    page.locator("#kern").fill(TEXT)
    return lambda: TEXT in page.request.get(page.url).text()


PAGES = [step, choice, answer, words, sorted_, concept]


def stop_time(page: Page) -> None:
    """From here no timer of the page runs but by `clock.run_for`: without this, time goes on by itself."""
    began = now()
    page.clock.install(time=began)
    page.clock.pause_at(began + timedelta(seconds=1))


def soon(officer: Officer, kept: Callable[[], bool]) -> None:
    """Wait until the server has it."""
    for _ in range(150):
        if kept():
            return
        officer.page.wait_for_timeout(100)
    raise AssertionError("the server does not have it")


@pytest.mark.parametrize("typed_at", [step, answer])
def test_who_types_on_without_a_pause_is_a_few_seconds_behind(
    officer: Officer, shared: Server, typed_at: Callable[[Officer, Server, str], Callable[[], bool]]
) -> None:
    page = officer.page
    stop_time(page)
    kept = typed_at(officer, shared, "Zonderpauze")
    box = page.locator("textarea:focus")
    for _ in range(7):
        box.press("e")
        page.clock.run_for(500)
    soon(officer, kept)


@pytest.mark.parametrize("typed_at", PAGES)
def test_a_page_that_is_put_away_sends_what_it_has(
    officer: Officer, shared: Server, typed_at: Callable[[Officer, Server], Callable[[], bool]]
) -> None:
    stop_time(officer.page)
    kept = typed_at(officer, shared)
    assert not kept()
    officer.page.evaluate(HIDE)
    soon(officer, kept)


@pytest.mark.parametrize("typed_at", PAGES)
@pytest.mark.parametrize(("status", "told"), [(200, STRANGE), (502, LOST)])
def test_an_answer_that_is_not_ours_saves_nothing_and_is_tried_again(
    visit: Visit, shared: Server, typed_at: Callable[[Officer, Server], Callable[[], bool]], status: int, told: str
) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(status)
    page = officer.page

    def meet(route: Route) -> None:
        if is_save(route.request) and route.request.resource_type in {"xhr", "fetch"}:
            route.fulfill(status=status, content_type="text/html", body=LOGIN)
        else:
            route.continue_()

    page.route("**/*", meet)
    kept = typed_at(officer, shared)
    expect(page.locator("#bewaard")).to_contain_text(told)
    assert not kept()
    page.unroute_all()
    expect(page.locator("#bewaard")).to_contain_text(re.compile("Bewaard|en bewaard"))
    assert kept()


@pytest.mark.parametrize("path", ["visie", "uitwerken/convenant"])
def test_a_word_that_a_firewall_stops_holds_nothing_else_up(visit: Visit, shared: Server, path: str) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(403)
    pad, page = plan(shared), officer.page

    def meet(route: Route) -> None:
        stopped = "verboden" in (route.request.post_data or "")
        route.fulfill(status=403, body="<h1>Blocked</h1>") if stopped else route.continue_()

    page.route("**/*", meet)
    page.goto(f"{pad}/{path}")
    if path == "visie":
        one, other = officer.toelichting("krimp"), officer.toelichting("leefbaarheid")
    else:
        one, other = page.get_by_label("Wat ga je doen?"), page.get_by_label("Hoe pak je het aan?")
    one.fill("Een verboden woord.")
    other.fill("Iets anders.")
    expect(page.get_by_text("een beveiliging op je netwerk hield dit tegen (fout 403)")).to_be_visible()
    expect(one).to_have_attribute("aria-invalid", "true")
    soon(officer, lambda: "Iets anders." in shared.client.get(f"{pad}/document.json").text)
    expect(page.locator("#bewaard")).to_contain_text("Nog niet bewaard")
    one.fill("Een ander woord.")
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    expect(page.get_by_text("hield dit tegen")).to_have_count(0)
    assert "Een ander woord." in shared.client.get(f"{pad}/document.json").text


def test_a_concept_saves_by_itself_and_is_one_line_of_the_logboek(officer: Officer, shared: Server) -> None:
    concept(officer, shared)
    page = officer.page
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    page.locator("#kern").press_sequentially(" En nog een zin.")
    page.locator("#uitleg").fill("Waarom dit.")
    expect(page.locator("#bewaard")).to_have_text("Bezig met bewaren")
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    page.reload()
    expect(page.locator("#kern")).to_have_value(f"{TEXT} En nog een zin.")
    expect(page.locator("#uitleg")).to_have_value("Waarom dit.")
    expect(page.get_by_text(re.compile(": bewaard, "))).to_have_count(1)


@pytest.mark.parametrize(("script", "saved"), [("htmx.min.js", True), ("bewaren.js", False), ("kladden.js", True)])
def test_a_script_that_did_not_arrive_leaves_a_form_that_works(
    visit: Visit, shared: Server, script: str, saved: bool
) -> None:
    officer = visit(shared)
    officer.watch.offline = True
    page = officer.page
    page.route(f"**/{script}*", lambda route: route.abort("connectionreset"))
    kept = step(officer, shared)
    if saved:
        soon(officer, kept)
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    officer.go_on("Doelgroepen")
    page.wait_for_url("**/doelgroepen*")
    assert kept()


def test_a_refused_text_stays_warns_and_is_counted_until_it_is_mended(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(422)
    pad, page = plan(shared), officer.page
    page.goto(f"{pad}/teksten")
    page.get_by_label("Kernpunten").fill("x" * 1900)
    expect(page.get_by_text("Nog 100 tekens")).to_be_visible()
    page.get_by_label("Inleiding").fill(TEXT)
    page.get_by_label("Kernpunten").fill("x" * 2003)
    expect(page.get_by_text("3 tekens te lang", exact=True)).to_be_visible()
    expect(page.locator("#bewaard")).to_contain_text("Nog niet bewaard")
    soon(officer, lambda: TEXT in shared.client.get(f"{pad}/document.json").text)
    page.get_by_role("button", name="Bewaar").click()
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.locator("#bewaard")).not_to_contain_text("Bewaard om")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.get_by_label("Kernpunten").focus()
    page.keyboard.press("End")
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Terug naar je overzicht").click(no_wait_after=True)
    assert asked == ["beforeunload"]
    page.get_by_label("Kernpunten").fill("Een punt.")
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    expect(page).to_have_title(re.compile("^Teksten"))
    expect(page.locator(".bp-veld__fout, #foutlijst, [aria-invalid]")).to_have_count(0)


KEPT = """async () => {
    const asked = indexedDB.open("kladden", 1);
    const database = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
    const all = database.transaction("kladden").objectStore("kladden").getAll();
    return JSON.stringify(await new Promise((done) => { all.onsuccess = () => done(all.result); }));
}"""
OFFER = "Dit was nog niet bewaard"


def typed_offline(visit: Visit, shared: Server, pad: str) -> Page:
    """Somebody types while the server is gone and closes the page; it is back at the next visit."""
    officer = visit(shared)
    officer.watch.offline = True
    page = officer.page
    page.goto(f"{pad}/visie")
    shared.kill()
    try:
        officer.explain("krimp", TEXT)
        officer.choose("krimp", "behouden")
        expect(page.locator("#bewaard")).to_contain_text(LOST)
        assert TEXT in page.evaluate(KEPT)
        assert pad.rsplit("/", 1)[1] not in page.evaluate(KEPT)
        fresh = page.context.new_page()
        page.close()
    finally:
        shared.start()  # also when this fails: the other tests of the file need it
    return fresh


def test_what_was_typed_offline_is_offered_at_the_next_visit(visit: Visit, shared: Server) -> None:
    pad = plan(shared)
    page = typed_offline(visit, shared, pad)
    page.goto(f"{pad}/overzicht")
    page.get_by_role("region", name="Er staat nog tekst op dit apparaat").get_by_role("link").click()
    offer = page.get_by_role("region", name=OFFER)
    expect(offer).to_contain_text(TEXT)
    expect(page.locator("#krimp-t")).to_have_value("")
    offer.get_by_role("button", name="Weggooien (Krimp, stand)").click()
    offer.get_by_role("button", name="Terugzetten (Krimp)").click()
    expect(offer).to_have_count(0)
    expect(page.locator("#krimp-t")).to_have_value(TEXT)
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    page.reload()
    expect(page.locator("#krimp-t")).to_have_value(TEXT)
    expect(page.locator("#krimp-0")).to_be_checked()
    expect(offer).to_have_count(0)
    assert page.evaluate(KEPT) == "[]"


def test_a_shared_device_can_forget_it(visit: Visit, shared: Server) -> None:
    pad = plan(shared)
    page = typed_offline(visit, shared, pad)
    page.goto("/open")
    page.get_by_role("button", name="Vergeet alles").click()
    page.wait_for_url("**/open#apparaat")
    assert page.evaluate(KEPT) == "[]"


def test_a_device_that_keeps_nothing_saves_all_the_same(officer: Officer, shared: Server) -> None:
    officer.page.add_init_script("indexedDB.open = () => { throw new Error('no room'); }")
    kept = step(officer, shared)
    officer.saved()
    assert kept()


def typed_in_both(shared: Server, tabs: list[Officer], texts: tuple[str, str]) -> None:
    """While the server is gone each tab gets its own text at one field, the first some choices too; both close."""
    shared.kill()
    try:
        for tab, text in zip(tabs, texts, strict=True):
            tab.explain("krimp", text)
            expect(tab.page.locator("#duimbalk")).to_contain_text("Niet bewaard")
        for slug in ("leefbaarheid", "inclusiviteit"):
            tabs[0].choose(slug, "behouden")
        for tab in tabs:
            tab.page.close(run_before_unload=False)
    finally:
        shared.start()


def test_two_tabs_at_one_field_each_keep_their_own_text_and_a_list_goes_at_one_press(
    visit: Visit, shared: Server
) -> None:
    officer, pad = visit(shared, width=390), plan(shared)
    officer.watch.offline = True
    context, texts = officer.page.context, ("Uit het ene tabblad.", "Uit het andere tabblad.")
    tabs = [Officer(page, officer.watch) for page in (officer.page, context.new_page())]
    for tab in tabs:
        tab.page.goto(f"{pad}/visie")
    page = context.new_page()
    typed_in_both(shared, tabs, texts)
    page.goto(f"{pad}/visie")
    page.evaluate(OLD_DRAFT, ["sociale-cohesie", "Een klad van eerder."])
    page.reload()
    offer = page.get_by_role("region", name=OFFER)
    for text in (*texts, "Een klad van eerder."):
        expect(offer).to_contain_text(text)
    expect(offer.get_by_role("button", name="Terugzetten (Krimp)")).to_have_count(0)
    expect(offer.get_by_role("button", name=re.compile(r"^Terugzetten \(Krimp, .*\d\d:\d\d:\d\d\)"))).to_have_count(2)
    page.once("dialog", lambda dialog: dialog.dismiss())
    offer.get_by_role("button", name="Alles weggooien").click()
    offer.get_by_role("button", name="Alles terugzetten").click()
    for checked in ("leefbaarheid-1", "inclusiviteit-1"):
        expect(page.locator(f"#{checked}")).to_be_checked()
    expect(page.locator("#sociale-cohesie-t")).to_have_value("Een klad van eerder.")
    expect(offer.get_by_role("listitem")).to_have_count(2)
    expect(offer.get_by_role("button", name="Alles terugzetten")).to_have_count(0)
    offer.get_by_role("listitem").filter(has_text=texts[1]).get_by_role("button", name="Terugzetten").click()
    expect(page.locator("#duimbalk")).to_contain_text("vandaag")
    page.reload()
    for text in texts:
        expect(offer).to_contain_text(text)
    offer.get_by_role("button", name="Weggooien (Krimp)").click()
    expect(offer).to_have_count(0)
    assert page.evaluate(KEPT) == "[]"


OLD_DRAFT = """async ([slug, text]) => {
    const asked = indexedDB.open("kladden", 1);
    const database = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
    const { merk } = document.getElementById("klad").dataset;
    const old = {merk, veld: `toelichting.${slug}`, plek: "/visie", waar: "Visie", label: slug, waarde: text,
                 tijd: Date.now(), wie: "eerder"};
    const put = database.transaction("kladden", "readwrite").objectStore("kladden").put(old);
    await new Promise((done) => { put.onsuccess = done; });
}"""
"""A draft as devices kept it before the key named a page."""


def test_a_clash_that_nobody_saw_is_offered_with_both_texts_at_the_next_visit(visit: Visit, shared: Server) -> None:
    officer, held = visit(shared), list[Route]()
    officer.watch.offline = True
    officer.watch.statuses.add(409)
    page, pad = officer.page, plan(shared)
    page.goto(f"{pad}/teksten")

    def meet(route: Route) -> None:
        if is_save(route.request) and not held:
            held.append(route)
        else:
            route.fallback()

    page.route("**/teksten", meet)
    with page.expect_request(is_save):
        page.get_by_label("Inleiding").fill("Eerst dit.")
        page.get_by_label("Inleiding").blur()
    soon(officer, lambda: len(held) == 1)
    held[0].fetch(max_redirects=0)
    page.get_by_label("Inleiding").fill("En daarna dat.")
    with page.expect_response(lambda answer: answer.status == 409):
        page.evaluate(HIDE)
    fresh = page.context.new_page()
    page.close(run_before_unload=False)
    fresh.goto(f"{pad}/teksten")
    offer = fresh.get_by_role("region", name=OFFER)
    expect(offer).to_contain_text("En daarna dat.")
    expect(offer).to_contain_text("Eerst dit.")
    offer.get_by_role("button", name="Terugzetten").click()
    expect(fresh.locator("#bewaard")).to_contain_text("Bewaard")
    assert "En daarna dat." in shared.client.get(f"{pad}/document.json").text


def test_what_is_not_saved_is_one_line_on_a_phone(visit: Visit, shared: Server) -> None:
    officer = visit(shared, width=390)
    officer.watch.offline = True
    page = officer.page
    page.route(
        "**/teksten", lambda route: route.abort("connectionreset") if is_save(route.request) else route.fallback()
    )
    words(officer, shared)
    expect(page.locator("#bewaard")).to_contain_text("Niet bewaard")
    assert page.locator("#bewaard span").evaluate("(spot) => spot.getClientRects().length") == 1
    box = page.locator("#bewaard").bounding_box()
    assert box is not None
    assert box["height"] < 60


def test_a_page_that_stays_open_past_midnight_says_which_day_it_was(officer: Officer, shared: Server) -> None:
    page, pad = officer.page, plan(shared)
    stop_time(page)
    page.goto(f"{pad}/visie")
    officer.choose("krimp", "behouden")
    page.clock.run_for(1000)
    officer.saved()
    bar, told = page.locator("#duimbalk"), day(today()).rpartition(" ")[0]
    page.clock.fast_forward("24:00:00")
    expect(page.locator("#bewaard")).to_have_text(re.compile(rf"Bewaard op {told} om \d\d:\d\d"))
    expect(bar).to_contain_text(told)
    expect(bar).not_to_contain_text("vandaag")
    fresh = page.context.new_page()
    stop_time(fresh)
    fresh.goto(f"{pad}/overzicht")
    expect(fresh.locator(".bp-bewaard").first).to_contain_text("vandaag")
    fresh.clock.fast_forward("24:00:00")
    expect(fresh.locator(".bp-bewaard").first).to_contain_text(told)
