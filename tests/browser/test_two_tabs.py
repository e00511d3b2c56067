"""Two people, or two tabs, in the same bouwwerk: nobody loses a word. And one click too many does nothing twice."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer, side
from tests.browser.plan import begin
from tests.serving import Server

EERST = "Wij beginnen in het dorpshuis."
LATER = "Wij beginnen in de bibliotheek."
SLUG = "zorginstelling"
STANDING = "keuze WHERE eigen_titel IS NOT NULL AND stand IS NOT NULL"


@pytest.fixture
def tabs(visit: Visit, shared: Server) -> tuple[Officer, Officer]:
    """Two tabs of one browser at the same step; the first wrote something meanwhile."""
    first = visit(shared)
    second = Officer(first.page.context.new_page(), first.watch)
    first.watch.statuses.add(409)
    pad = begin(shared, "Samen")
    for tab in (first, second):
        tab.page.goto(f"{pad}/partners")
    with first.saving():
        first.explain(SLUG, EERST)
    return first, second


def clash(second: Officer) -> Page:
    """Write in the second tab what the first wrote too; the page that comes."""
    second.explain(SLUG, LATER)
    page = second.page
    assert LATER in side(page, "Wat jij wilde bewaren")
    assert EERST in side(page, "Wat er nu staat")
    return page


def kept(first: Officer) -> str:
    """What stands there for everybody."""
    first.page.reload()
    return first.toelichting(SLUG).input_value()


def test_the_proposal_holds_both_texts(tabs: tuple[Officer, Officer]) -> None:
    page = clash(tabs[1])
    page.get_by_role("button", name="Bewaar deze keuze").click()
    page.wait_for_url("**/partners*")
    assert kept(tabs[0]) == f"{LATER}\n\n{EERST}"


def test_own_words_may_replace_both(tabs: tuple[Officer, Officer]) -> None:
    page = clash(tabs[1])
    page.get_by_label("Welke toelichting wordt het?").fill("Wij beginnen op twee plekken.")
    page.get_by_label("Wil ik ontwikkelen").check()
    page.get_by_role("button", name="Bewaar deze keuze").click()
    page.wait_for_url("**/partners*")
    assert kept(tabs[0]) == "Wij beginnen op twee plekken."
    expect(tabs[0].page.locator(f"#{SLUG}-2")).to_be_checked()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(("choice", "stays"), [("Wat jij wilde bewaren", LATER), ("Wat er nu staat", EERST)])
def test_one_of_the_two_texts_may_be_chosen(
    visit: Visit, shared: Server, choice: str, stays: str, javascript: bool
) -> None:
    first, second = visit(shared), visit(shared, javascript=javascript, width=390)
    second.watch.statuses.add(409)
    pad = begin(shared, "Kiezen")
    for tab in (first, second):
        tab.page.goto(f"{pad}/partners")
    with first.saving():
        first.explain(SLUG, EERST)
    second.explain(SLUG, LATER)
    if not javascript:
        second.go_on("Beleidsterreinen")
    side(second.page, choice)
    second.page.get_by_label(choice, exact=True).and_(second.page.get_by_role("radio")).check()
    expect(second.page.get_by_label("Welke toelichting wordt het?")).to_be_hidden()
    second.page.get_by_role("button", name="Bewaar deze keuze").click()
    second.page.wait_for_url("**/partners*")
    assert kept(first) == stays


def test_the_other_text_may_stay(tabs: tuple[Officer, Officer]) -> None:
    page = clash(tabs[1])
    page.get_by_role("link", name="Laat staan wat er nu staat").click()
    page.wait_for_url("**/partners*")
    assert kept(tabs[0]) == EERST


def test_a_third_text_meanwhile_is_shown_as_well(tabs: tuple[Officer, Officer]) -> None:
    page = clash(tabs[1])
    with tabs[0].saving():
        tabs[0].explain(SLUG, "Toch in de school.")
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar deze keuze").click()
    assert "Toch in de school." in side(page, "Wat er nu staat")
    assert LATER in side(page, "Wat jij wilde bewaren")
    page.get_by_role("button", name="Bewaar deze keuze").click()
    page.wait_for_url("**/partners*")
    for text in (LATER, EERST, "Toch in de school."):
        assert text in kept(tabs[0])


def test_two_stands_at_once_are_asked_too(visit: Visit, shared: Server) -> None:
    first, second = visit(shared), visit(shared)
    second.watch.statuses.add(409)
    pad = begin(shared, "Standen")
    for tab in (first, second):
        tab.page.goto(f"{pad}/visie")
    with first.saving():
        first.choose("krimp", "behouden")
    second.choose("krimp", "afbouwen")
    page = second.page
    expect(page.get_by_role("region", name="Wat er nu staat")).to_contain_text("Zit al in ons beleid")
    page.get_by_role("button", name="Bewaar deze keuze").click()
    page.wait_for_url("**/visie*")
    expect(page.locator("#krimp-3")).to_be_checked()


def test_two_people_at_different_bouwstenen_never_meet(visit: Visit, shared: Server) -> None:
    first, second = visit(shared), visit(shared)
    pad = begin(shared, "Apart")
    for tab in (first, second):
        tab.page.goto(f"{pad}/visie")
    with first.saving():
        first.choose("krimp", "behouden")
    with second.saving():
        second.choose("leefbaarheid", "ontwikkelen")
    expect(second.page.locator("#paneel h3").first).to_have_text("Visie: 2 gekozen")
    with first.saving():
        first.choose("krimp", "afbouwen")


def test_without_script_the_rest_of_the_page_is_kept_beside_a_clash(visit: Visit, shared: Server) -> None:
    first, second = visit(shared), visit(shared, javascript=False)
    second.watch.statuses.add(409)
    pad = begin(shared, "Zonder script")
    for tab in (first, second):
        tab.page.goto(f"{pad}/partners")
    with first.saving():
        first.explain(SLUG, EERST)
    for slug in ("museum", "media", SLUG):
        second.choose(slug, "ontwikkelen")
    second.explain(SLUG, LATER)
    second.go_on("Beleidsterreinen")
    expect(second.page.get_by_role("heading", level=1)).to_have_text("Iemand anders schreef ook")
    second.page.get_by_role("button", name="Bewaar deze keuze").click()
    second.page.wait_for_url("**/partners*")
    second.page.goto(f"{pad}/overzicht")
    for text in (EERST, LATER, "Museum", "Media"):
        expect(second.page.get_by_role("region", name="Partners")).to_contain_text(text)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_the_back_button_shows_what_is_stored(visit: Visit, shared: Server, javascript: bool) -> None:
    officer = visit(shared, javascript=javascript)
    officer.begin()
    page = officer.page
    officer.choose("krimp", "behouden")
    officer.explain("krimp", EERST)
    officer.go_on("Doelgroepen")
    officer.choose("ouderen", "ontwikkelen")
    officer.go_on("Partners")
    page.wait_for_url(re.compile("/partners"))
    for field, text in (("ouderen-2", "Ouderen"), ("krimp-1", "Krimp")):
        page.go_back()
        expect(page.locator(f"#{field}")).to_be_checked()
        expect(page.locator("#paneel")).to_contain_text(text)
    expect(officer.toelichting("krimp")).to_have_value(EERST)
    officer.choose("krimp", "afbouwen")
    officer.go_on("Doelgroepen")
    page.wait_for_url(re.compile("/doelgroepen"))
    page.go_back()
    expect(page.locator("#krimp-3")).to_be_checked()


def count(server: Server, what: str) -> int:
    """How many rows a query counts in the database of a server."""
    with closing(sqlite3.connect(server.data / "bouwplaats.sqlite3")) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


def somebody(pad: str) -> str:
    """An address of its own for each bouwwerk: one address gets only a few mails an hour."""
    return f"{pad[-12:]}@example.org"


def to_begin(page: Page, _: str) -> None:
    page.goto("/begin")


def to_own(page: Page, pad: str) -> None:
    page.goto(f"{pad}/visie")
    page.get_by_label("Naam van je bouwsteen").fill("Bibliobus")


def to_remove(page: Page, pad: str) -> None:
    to_own(page, pad)
    page.get_by_role("button", name="Voeg toe").click()
    page.locator("[data-bouwsteen^=eigen-] summary").click()


def to_undo(page: Page, pad: str) -> None:
    to_remove(page, pad)
    page.get_by_role("button", name="Verwijder Bibliobus").click()


def to_step(page: Page, pad: str) -> None:
    page.goto(f"{pad}/visie")
    page.locator("label[for=krimp-1]").click()


def to_keep(page: Page, pad: str) -> None:
    page.goto(f"{pad}/bewaren")
    page.get_by_label("Je e-mailadres").fill(somebody(pad))
    page.get_by_text("Ik wil de link vervangen").click()


def to_share(page: Page, pad: str) -> None:
    page.goto(f"{pad}/bewaren")
    page.get_by_label("Voor wie is de link?").fill("Collega Wmo")
    page.get_by_label("Alleen lezen").check()
    page.get_by_label("Onder welke naam").fill("Sanne")


def to_ask(page: Page, pad: str) -> None:
    page.goto(f"{pad}/aanvraag?stap=visie")
    page.get_by_label("Welke bouwsteen mis je?").fill("Dorpshuis")
    page.get_by_label("Je e-mailadres").fill(somebody(pad))


def to_details(page: Page, pad: str) -> None:
    page.goto(f"{pad}/gegevens")
    page.get_by_label("Titel van je bouwwerk").fill("Een andere titel")


def to_remark(page: Page, pad: str) -> None:
    page.goto(f"{pad}/opmerkingen")
    page.get_by_label("Je opmerking").fill("Kan dit samen?")


def to_answer(page: Page, pad: str) -> None:
    to_remark(page, pad)
    page.get_by_role("button", name="Plaats opmerking").click()
    for summary in page.locator(".bp-opmerking summary").all():
        summary.click()
    page.get_by_label("Je reactie").fill("Ja.")


def to_reopen(page: Page, pad: str) -> None:
    to_answer(page, pad)
    page.get_by_role("button", name="Zet op afgehandeld").click()


def to_clash(page: Page, pad: str) -> None:
    fields = "Titel van je bouwwerk", "Voor welke periode?", "Titel van je bouwwerk"
    for label, text in zip(fields, ("Een andere titel", "2030", "Nog een andere titel"), strict=True):
        to_details(page, pad)
        page.get_by_label(label).fill(text)
        page.get_by_role("button", name="Bewaar").click()
    page.goto(f"{pad}/geschiedenis")
    page.get_by_role("button", name="Maak ongedaan").last.click()


def to_restore(page: Page, pad: str) -> None:
    to_details(page, pad)
    page.get_by_role("button", name="Bewaar").click()
    page.goto(f"{pad}/geschiedenis/1/terug")


def to_open(page: Page, pad: str) -> None:
    page.goto("/open")
    page.get_by_label("Je geheime link").fill(f"http://bouwplaats.example.org{pad}")


def to_remember(page: Page, pad: str) -> None:
    page.goto(f"{pad}/bewaren")
    page.locator("#onthoud_email").fill(somebody(pad))


def to_device(page: Page, pad: str) -> None:
    page.goto(f"{pad}/overzicht")
    page.goto("/")


def to_ideas(page: Page, pad: str) -> None:
    page.goto(f"{pad}/visie")
    page.request.post(
        f"{page.url.partition('/b/')[0]}{pad}/visie",
        form={"stand.zorg-en-welzijn": "ontwikkelen", "was.zorg-en-welzijn": ":"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    page.goto(f"{pad}/ideeen")


def to_questions(page: Page, pad: str) -> None:
    to_ideas(page, pad)
    page.goto(f"{pad}/samenhang")
    page.locator(".bp-hint details summary").first.click()


def to_choose(page: Page, pad: str) -> None:
    page.goto(f"{pad}/bouwstenen/krimp")
    page.get_by_label("Zit al in ons beleid").check()


def to_take_over(page: Page, pad: str) -> None:
    page.goto(f"{pad}/bouwtekeningen/vitale-gemeente")
    page.get_by_role("radiogroup", name="Burgers").get_by_text("Ontwikkelen").click()


TAKEN = r"/bouwtekeningen/vitale-gemeente\?klaar=niets$"
BUTTONS: dict[str, tuple[Callable[[Page, str], None], str, dict[str, int]]] = {
    "Begin met stap 1": (to_begin, r"/visie$", {"bouwwerk": 1, "toegang": 1}),
    "Open je bouwwerk": (to_open, r"/overzicht(\?laatst=\d+)?$", {"bouwwerk": 0}),
    "Voeg toe aan mijn bouwwerk": (to_choose, r"/visie(\?laatst=\d+)?#krimp$", {"keuze": 1, "gebeurtenis": 1}),
    "Voeg toe": (to_own, r"/visie(\?laatst=\d+)?#eigen-.+$", {"keuze": 1}),
    "Verwijder Bibliobus": (to_remove, r"/visie.*$", {STANDING: -1}),
    "Ongedaan maken": (to_undo, r"/visie(\?laatst=\d+)?#eigen-.+$", {STANDING: 1}),
    "Ga nu verder met Doelgroepen": (to_step, r"/doelgroepen(\?laatst=\d+)?$", {"keuze": 1, "gebeurtenis": 1}),
    "Bewaar je bouwwerk": (to_step, r"/bewaren(\?laatst=\d+)?$", {"keuze": 1, "gebeurtenis": 1}),
    "Mail mij de link": (to_keep, r"/bewaren\?klaar=klaargezet$", {"bericht": 1}),
    "Vervang deze link": (to_keep, r"/bewaren\?klaar=vervangen$", {"toegang WHERE ingetrokken_op IS NULL": 0}),
    "Maak de link": (to_share, r"/bewaren\?nieuw=.+#delen$", {"toegang": 1, "gebeurtenis": 1}),
    "Onthoud dit adres": (to_remember, r"/bewaren\?klaar=onthouden#onthoud-kop$", {"adres": 1, "gebeurtenis": 1}),
    "Vergeet Dubbel": (to_device, r"/#apparaat$", {"bouwwerk": 0}),
    "Vergeet alles": (to_device, r"/#apparaat$", {"bouwwerk": 0}),
    "Bewaar je naam": (to_share, r"/bewaren#naam-kop$", {"gebeurtenis": 0}),
    "Verstuur je aanvraag": (to_ask, r"/verstuurd.*$", {"aanvraag": 1, "bericht": 2, "keuze": 1}),
    "Maak toch ongedaan": (to_clash, r"/geschiedenis\?klaar=ongedaan$", {"gebeurtenis": 1}),
    "Zet terug naar dit moment": (to_restore, r"/geschiedenis\?klaar=terug$", {"gebeurtenis": 2}),
    "Plaats opmerking": (to_remark, r"/opmerkingen#opmerking.*$", {"opmerking": 1, "gebeurtenis": 1}),
    "Plaats reactie": (to_answer, r"/opmerkingen#opmerking.*$", {"opmerking": 1, "gebeurtenis": 1}),
    "Zet op afgehandeld (opmerking van de eigenaar)": (
        to_answer,
        r"/opmerkingen#.*$",
        {"opmerking": 1, "gebeurtenis": 2},
    ),
    "Open weer (opmerking van de eigenaar)": (to_reopen, r"/opmerkingen#.*$", {"gebeurtenis": 1}),
    "Verwijder deze opmerking": (to_answer, r"/opmerkingen#.*$", {"opmerking": 0, "gebeurtenis": 1}),
    "Hebben we al (Welzijn en zorg)": (to_ideas, r"/ideeen(\?laatst=\d+)?$", {"keuze": 1, "gebeurtenis": 1}),
    "Laat maar (Welzijn en zorg)": (to_ideas, r"/ideeen#.*$", {"afweging": 1, "gebeurtenis": 1}),
    "Voeg Welzijn en zorg toe als ontwikkelen": (to_questions, r"/samenhang.*$", {"keuze": 1, "gebeurtenis": 1}),
    "Weten we, laat maar (Welk zorgbeleid doet mee?)": (to_questions, r"/samenhang.*$", {"afweging": 1}),
    "Neem over wat ik heb aangewezen": (to_take_over, TAKEN, {"keuze": 1, "gebeurtenis": 1}),
    "Neem alles over als behouden": (to_take_over, TAKEN, {"keuze": 17, "gebeurtenis": 17}),
    "Neem alles over als ontwikkelen": (to_take_over, TAKEN, {"keuze": 17, "gebeurtenis": 17}),
    "Bewaar": (to_details, r"/overzicht(\?laatst=\d+)?$", {"bouwwerk": 0, "gebeurtenis": 1}),
}
"""How to come to a submit button, where it leads, and how many rows more it must give."""


ADVICE = re.compile(r"Voeg .*toe als ontwikkelen|Hebben we al \(|Laat maar \(|Weten we, laat maar \(")
"""Buttons of advice, of which there are as many as there are bouwstenen and questions."""

ON_STEPS = (to_begin, to_choose, to_own, to_remove, to_undo, to_step)
"""Their pages have a script of their own for forms; anywhere else a form with JavaScript is a form without."""


@pytest.mark.parametrize(
    ("button", "javascript"),
    [(button, False) for button in BUTTONS]
    + [(b, True) for b, (prepare, *_) in BUTTONS.items() if prepare in ON_STEPS],
)
def test_a_second_click_while_the_answer_is_slow_does_it_once(
    visit: Visit, shared: Server, button: str, javascript: bool
) -> None:
    prepare, target, effects = BUTTONS[button]
    officer = visit(shared, javascript=javascript)
    page = officer.page
    if prepare is to_clash:
        officer.watch.statuses.add(409)
    prepare(page, begin(shared, "Dubbel"))
    before = {what: count(shared, what) for what in effects}
    held = hold_first_answer(page)
    pressed = page.get_by_role("button", name=button, exact=True).first
    pressed.scroll_into_view_if_needed()
    box = pressed.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    with page.expect_request(lambda request: request.method == "POST"):
        page.mouse.click(*middle)
    # The server does what the first form asks, but its answer never comes: that is when people click again.
    while not held:
        page.context.cookies()  # gives Playwright a turn
    held[0].fetch(max_redirects=0)
    with page.expect_response(lambda answer: answer.request.resource_type == "document" and answer.status == 200):
        page.mouse.click(*middle)
    expect(page).to_have_url(re.compile(target))
    page.unroute_all(behavior="ignoreErrors")
    assert {what: count(shared, what) - before[what] for what in effects} == effects


def hold_first_answer(page: Page) -> list[Route]:
    """Keeps the first form on its way, so that the test can act on it."""
    held: list[Route] = []

    def meet(route: Route) -> None:
        if route.request.method == "POST" and not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/*", meet)
    return held


def test_the_buttons_above_are_all_buttons_of_the_site(visit: Visit, shared: Server) -> None:
    page = visit(shared, javascript=False).page
    pad = begin(shared, "Dubbel")
    to_remove(page, pad)
    to_reopen(page, pad)
    to_remark(page, pad)
    page.get_by_role("button", name="Plaats opmerking").click()
    seen: set[str] = set()
    inside = ("visie", "bouwstenen", "bouwstenen/krimp", "bewaren", "gegevens", "aanvraag", "overzicht", "opmerkingen")
    beside = ("bouwtekeningen/vitale-gemeente", "vergelijk")
    for path in (*inside, *beside, "geschiedenis/1/terug", "/begin", "/open", "/aanvraag", "/"):
        page.goto(path if path.startswith("/") else f"{pad}/{path}")
        for summary in page.locator("[data-bouwsteen^=eigen-] summary, .bp-uitklap summary").all():
            summary.click()
        buttons = page.get_by_role("button").all()
        seen |= {button.inner_text() for button in buttons if button.evaluate("(b) => b.type === 'submit'")}
    changing = {" ".join(name.replace("DOELGROEPEN", "Doelgroepen").split()) for name in seen}
    changing -= {"Zoek", "Toon", "Vergelijk de twee"}
    changing = {name for name in changing if not name.startswith("Vitale gemeente en ")}  # they only lead on
    assert {name for name in changing if not ADVICE.match(name)} == {
        name for name in BUTTONS if not ADVICE.match(name)
    } - {"Ongedaan maken", "Maak toch ongedaan"}
