"""Every page of the site in every state in which somebody can meet it; the tests of all pages walk this list."""

import json
import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from playwright.sync_api import FilePayload, expect

from app.plans.assembly import mark
from app.templating import today
from tests.browser.ageing import aged
from tests.browser.desk import at_the_desk
from tests.browser.enquiring import enquiry
from tests.browser.officer import Officer
from tests.browser.plan import STAPPEN, Prepared, begin, fill
from tests.browser.states_concepts import CONCEPTS
from tests.browser.states_signing import SIGNING

Arrive = Callable[[Officer, Prepared], None]
LONG = "lang " * 1100
FORM_FROM_ELSEWHERE = "<!doctype html><title>x</title><form method=post action='{url}/begin'><button>x</button></form>"


def at(path: str, status: int = 200) -> Arrive:
    """Go to an address; `{vol}`, `{leeg}` and `{oud}` are bouwwerken."""

    def go(officer: Officer, prepared: Prepared) -> None:
        officer.watch.statuses.add(status)
        places = {"vol": prepared.vol, "leeg": prepared.leeg, "oud": prepared.ingetrokken}
        answer = officer.page.goto(path.format(**places))
        assert answer is not None
        assert answer.status == status

    return go


def sent(path: str, fields: dict[str, str], status: int, heading: str = "") -> Arrive:
    """Send a form to an address of a fresh bouwwerk (`{pad}`)."""

    def go(officer: Officer, prepared: Prepared) -> None:
        officer.watch.statuses.add(status)
        officer.page.goto("/")
        officer.post(path.format(pad=begin(prepared.server, "Vers")), fields)
        if heading:
            expect(officer.page.get_by_role("heading", level=1)).to_have_text(heading)

    return go


def suggestions(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto("/begin")
    officer.page.get_by_role("textbox", name="Gemeente").press_sequentially("den hag")
    expect(officer.page.get_by_role("radio", name="Den Haag")).to_be_visible()


def places(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto("/bij-wie")
    officer.page.get_by_role("textbox", name="Je gemeente of provincie").press_sequentially("utrec")
    expect(officer.page.get_by_role("link", name="Utrecht (provincie)")).to_be_visible()


def opened_sources(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto("/bronnen")
    officer.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")


def opened_details(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{prepared.vol}/partners")
    officer.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")


def own_opened(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{prepared.vol}/partners")
    officer.page.locator("[data-bouwsteen^=eigen-] summary").click()


def left_as_it_is(officer: Officer, prepared: Prepared) -> None:
    pad = begin(prepared.server, "Gelaten")
    client = prepared.server.client
    client.post(f"{pad}/visie", data={"stand.zorg-en-welzijn": "ontwikkelen", "was.zorg-en-welzijn": ":"})
    told = {"regel": "zorg-zonder-terrein", "over.zorg-en-welzijn": "ja", "waarom": "Dat komt later."}
    client.post(f"{pad}/samenhang/laat", data=told)
    officer.page.goto(f"{pad}/samenhang")
    expect(officer.page.get_by_text("Dat komt later.")).to_be_visible()


def removed_own(officer: Officer, prepared: Prepared) -> None:
    pad = begin(prepared.server, "Weggehaald")
    prepared.server.client.post(f"{pad}/visie/eigen", data={"titel": "Bibliobus"})
    officer.page.goto(f"{pad}/visie")
    officer.page.locator("[data-bouwsteen^=eigen-] summary").click()
    officer.page.get_by_role("button", name="Verwijder Bibliobus").click()
    expect(officer.page.get_by_role("button", name="Ongedaan maken")).to_be_visible()


def after_a_choice(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{begin(prepared.server, 'Gekozen')}/partners")
    officer.choose("museum", "ontwikkelen")
    expect(officer.page.locator("#paneel h3").first).to_have_text("Partners: 1 gekozen")


def nothing_found(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{prepared.leeg}/partners?zoek=zwembad")
    expect(officer.page.get_by_text("Geen bouwsteen gevonden.")).to_be_visible()


def searched_while_typing(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto("/zoeken")
    officer.page.get_by_role("searchbox").press_sequentially("biblio")
    expect(officer.page.get_by_role("link", name="Bibliotheek", exact=True)).to_be_visible()


def phone_panel(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{prepared.vol}/partners#paneel")


def withdrawn(officer: Officer, prepared: Prepared) -> None:
    at("{oud}/overzicht", 410)(officer, prepared)


def conflict(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(409)
    pad = begin(prepared.server, "Botsing")
    field = "toelichting.museum"
    prepared.server.client.post(f"{pad}/partners", data={field: "Eerst dit.", "stand.museum": "behouden"})
    officer.page.goto("/")
    officer.post(f"{pad}/partners", {field: "Toen dat.", "stand.museum": "afbouwen"})


def several_conflicts(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(409)
    pad = begin(prepared.server, "Botsingen")
    base = "Het museum zoekt een plek in het centrum. Voor scholen en voor wie er woont."
    first, then = base.replace("een plek", "samen een vaste plek"), base.replace("scholen", "alle scholen")
    send = prepared.server.client.post
    for was, text in (("", base), (base, first)):
        send(f"{pad}/partners", data={"toelichting.museum": text, "was.museum": f":{mark(was)}"})
    send(f"{pad}/partners", data={"stand.media": "behouden"})
    officer.page.goto("/")
    fields = {"toelichting.museum": then, "was.museum": f":{mark(base)}", "stand.media": "afbouwen"}
    officer.post(f"{pad}/partners", fields)
    for titel in ("Museum", "Media"):
        expect(officer.page.get_by_role("heading", level=2, name=titel)).to_be_visible()


def colleague_changed(officer: Officer, prepared: Prepared) -> None:
    pad = begin(prepared.server, "Elkaar zien")
    page, send = officer.page, prepared.server.client.post
    page.goto(f"{pad}/partners")
    officer.toelichting("museum").focus()
    send(f"{pad}/partners", data={"toelichting.museum": "Van een collega.", "stand.media": "behouden"})
    send(f"{pad}/partners/eigen", data={"titel": "Bibliobus"})
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(officer.bouwsteen("museum")).to_contain_text("paste dit vandaag om")
    expect(officer.bouwsteen("media")).to_contain_text("Aangepast door")


def something_new(officer: Officer, prepared: Prepared) -> None:
    pad = begin(prepared.server, "Iets nieuws")
    officer.page.goto(f"{pad}/overzicht")
    prepared.server.client.post(f"{pad}/partners", data={"stand.media": "behouden"})
    officer.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(officer.page.get_by_text("Er is iets veranderd")).to_be_visible()


def talked(prepared: Prepared) -> str:
    """A bouwwerk about which something was said: open, answered, done, removed, and for writers only."""
    pad = begin(prepared.server, "Besproken")
    said = (
        {"tekst": "Waarom niet samen met de bibliotheek?", "over": "museum"},
        {"tekst": "Goed idee.", "reactie_op": "1"},
        {"tekst": "Onder ons.", "zichtbaar": "schrijvers", "over": "museum"},
        {"tekst": "Klaar.", "over": ""},
        {"tekst": "Weg.", "over": "media"},
    )
    send, numbers = prepared.server.client.post, list[str]()
    for one in said:
        form = one | ({"reactie_op": numbers[0]} if "reactie_op" in one else {})
        numbers.append(send(f"{pad}/opmerkingen", data=form).headers["Location"].rpartition("-")[2])
    send(f"{pad}/opmerkingen/{numbers[3]}/afhandelen", data={"afgehandeld": "ja"})
    send(f"{pad}/opmerkingen/{numbers[4]}/verwijderen")
    return pad


def remarks(path: str) -> Arrive:
    """A page of a bouwwerk about which something was said, everything folded open."""

    def go(officer: Officer, prepared: Prepared) -> None:
        officer.page.goto(talked(prepared) + path)
        officer.page.evaluate("for (const d of document.querySelectorAll('.bp-opmerking details')) d.open = true")

    return go


def remarks_read(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{talked(prepared)}/bewaren")
    officer.page.get_by_label("Voor wie is de link?").fill("Raad")
    officer.page.get_by_label("Alleen lezen").check()
    officer.page.get_by_role("button", name="Maak de link").click()
    officer.page.goto(officer.page.get_by_label("Link om te delen").input_value() + "/opmerkingen")
    expect(officer.page.get_by_text("Reageren kan alleen")).to_be_visible()


def asked_others(prepared: Prepared, people: int = 7, *, closed: bool = False) -> tuple[str, str, str]:
    """A bouwwerk with a session: its address, the link of the session, and that of the last who joined."""
    client, pad = prepared.server.client, begin(prepared.server, "Gevraagd aan anderen")
    fill(prepared.server, pad)
    form = {"naam": "Werkgroep cultuur en welzijn", "over": "alles", "tot": f"{today():%d-%m-%Y}", "formulier": pad}
    assert client.post(f"{pad}/draagvlak", data=form).status_code == 303
    page = client.get(f"{pad}/draagvlak").text
    link, own = re.findall("/sessie/ds_[0-9a-f]{48}", page)[0], ""
    for number in range(people):
        own = client.post(link, data={"formulier": str(number)}).headers["Location"]
        said = {"bibliotheek": "belangrijk", "festival": ("niet", "belangrijk")[number % 2], "jongeren": "niet"}
        fields = {f"oordeel.{slug}": answer for slug, answer in {**said, "ouderen": "kan"}.items()}
        assert client.post(own, data=fields).status_code == 303
    if closed:
        (number_of,) = set(re.findall("/draagvlak/([0-9]+)/sluiten", page))
        client.post(f"{pad}/draagvlak/{number_of}/sluiten")
        return pad, link, f"{pad}/draagvlak/{number_of}"
    return pad, link, own


def session(place: str, people: int = 7, *, closed: bool = False, status: int = 200) -> Arrive:
    """A page about a session: `{pad}`, its `{link}`, and `{eigen}`, of a participant or what came of it."""

    def go(officer: Officer, prepared: Prepared) -> None:
        officer.watch.statuses.add(status)
        pad, link, own = asked_others(prepared, people, closed=closed)
        answer = officer.page.goto(place.format(pad=pad, link=link, eigen=own))
        assert answer is not None
        assert answer.status == status
        officer.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")

    return go


def session_refused(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(409)
    _, link, _ = asked_others(prepared, 30)
    officer.page.goto("/")
    officer.post(link, {"formulier": "31"})
    expect(officer.page.get_by_text("Er is geen plek meer")).to_be_visible()


def session_too_late(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(410)
    pad, _, own = asked_others(prepared, 1)
    officer.page.goto(own)
    group = officer.page.get_by_role("radiogroup", name="Statushouders")
    group.get_by_label("Niet").check()
    expect(officer.page.get_by_role("status")).to_contain_text("5 van 26 gesorteerd en bewaard")
    (number,) = set(re.findall("/draagvlak/([0-9]+)/sluiten", prepared.server.client.get(f"{pad}/draagvlak").text))
    prepared.server.client.post(f"{pad}/draagvlak/{number}/sluiten")
    group.get_by_label("Kan").check()
    expect(officer.page.get_by_role("status")).to_contain_text("is niet bewaard")


def undo_meets_a_change(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(409)
    pad = begin(prepared.server, "Daarna veranderd")
    texts = ("", "Het museum zoekt een plek.", "Het stadsmuseum zoekt samen een vaste plek.")
    for was, text in pairwise(texts):
        fields = {"toelichting.museum": text, "was.museum": f":{mark(was)}"}
        assert prepared.server.client.post(f"{pad}/partners", data=fields).status_code == 303
    officer.page.goto("/")
    officer.post(f"{pad}/geschiedenis/2/ongedaan", {})
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("Daarna is dit nog veranderd")


def restored(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{prepared.server.url}{rewritten(prepared)}/geschiedenis/2/terug")
    officer.page.get_by_role("button", name="Zet terug naar dit moment").click()
    expect(officer.page.get_by_role("status").first).to_contain_text("teruggezet")


def rewritten(prepared: Prepared) -> str:
    """A bouwwerk in which a toelichting was rewritten and a bouwsteen was cleared."""
    pad = begin(prepared.server, "Herschreven")
    old, new = "De bieb is de huiskamer.", "De bibliotheek is de huiskamer\n\nvan elke wijk."
    first = {"toelichting.bibliotheek": old, "stand.bibliotheek": "behouden", "stand.museum": "afbouwen"}
    then = {"toelichting.bibliotheek": new, "stand.bibliotheek": "ontwikkelen", "stand.museum": ""}
    marks = {"was.bibliotheek": f"behouden:{mark(old)}", "was.museum": "afbouwen:"}
    for fields in (first, then | marks):
        assert prepared.server.client.post(f"{pad}/partners", data=fields).status_code == 303
    return pad


def compared(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{rewritten(prepared)}/geschiedenis/vergelijk?van=3&tot=5")
    expect(officer.page.locator("ins").first).to_be_visible()


def kept(prepared: Prepared, **fields: str) -> str:
    """A bouwwerk with a version, made with a field or two; the address of that version."""
    client, pad = prepared.server.client, begin(prepared.server, "Met versie")
    client.post(f"{pad}/partners", data={"stand.museum": "behouden", "toelichting.museum": "Blijft."})
    asked = {"naam": "Concept voor het college", "status": "concept", "revisie": "2", **fields}
    assert client.post(f"{pad}/versies", data=asked).status_code == 303
    return f"{pad}/versies/1"


def adopted(end: str) -> Arrive:
    """A page about a version that the council adopted."""

    def go(officer: Officer, prepared: Prepared) -> None:
        decision = {"status": "vastgesteld", "datum": "17-11-2026", "besluitnummer": "R2026-123"}
        address = kept(prepared, **decision)
        officer.page.goto(address.removesuffix("/versies/1") + end)

    return go


def concept(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(kept(prepared))
    officer.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")


def copied(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{prepared.vol}/kopie")
    officer.page.get_by_role("button", name="Maak de kopie").click()
    expect(officer.page.get_by_role("status").first).to_contain_text("Dit is de kopie")


def read_in(officer: Officer, prepared: Prepared) -> None:
    """A file with a bouwsteen that this catalogue does not know, and one that reads another way here."""
    data = prepared.server.client.get(f"{prepared.vol}/document.json").json()
    strange, other, *_ = (keuze for keuze in data["keuzes"] if keuze["bouwsteen"])
    strange["bouwsteen"], other["kern"] = "ruimtereis", "Anders dan hier."
    officer.page.goto("/importeer")
    file: FilePayload = {"name": "b.json", "mimeType": "application/json", "buffer": json.dumps(data).encode()}
    officer.page.get_by_label("Het bestand").set_input_files(file)
    officer.page.get_by_role("button", name="Open dit bestand").click()
    expect(officer.page.get_by_text("Deze bouwstenen staan niet in deze catalogus.")).to_be_visible()


def house_sent(officer: Officer, prepared: Prepared, content: bytes) -> None:
    """Send a file as house style from the page to take a plan along."""
    officer.page.goto(f"{begin(prepared.server, 'In huisstijl')}/meenemen")
    file: FilePayload = {"name": "Huisstijl Lindewaard.docx", "mimeType": "application/octet-stream", "buffer": content}
    officer.page.get_by_label("Het Word-bestand").set_input_files(file)
    officer.page.get_by_role("button", name="Gebruik deze huisstijl").click()


def dressed(officer: Officer, prepared: Prepared) -> None:
    house_sent(officer, prepared, prepared.server.client.get(f"{prepared.vol}/document.docx").content)
    expect(officer.page.get_by_text("Je huisstijl is bewaard.")).to_be_visible()


def dressed_wrongly(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(422)
    house_sent(officer, prepared, b"geen Word")
    expect(officer.page.get_by_text("We kunnen dit bestand niet gebruiken.").first).to_be_visible()


def shared(officer: Officer, prepared: Prepared, rol: str) -> str:
    """Hand out a link on the page that is shown after it; the link."""
    officer.page.goto(f"{begin(prepared.server, 'Gedeeld')}/bewaren")
    officer.page.get_by_label("Voor wie is de link?").fill("Collega Wmo")
    officer.page.get_by_label(rol).check()
    officer.page.get_by_role("button", name="Maak de link").click()
    return officer.page.get_by_label("Link om te delen").input_value()


def remembered(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(f"{begin(prepared.server, 'Onthouden')}/bewaren")
    officer.page.get_by_label("E-mailadres om te onthouden").fill("een.heel.lang.adres@een-heel-lange-gemeente.example")
    officer.page.get_by_role("button", name="Onthoud dit adres").click()
    expect(officer.page.get_by_text("e…@een-heel-lange").first).to_be_visible()


def on_this_device(path: str) -> Arrive:
    """Come back to a page in a browser that opened two bouwwerken, one of which is gone."""

    def go(officer: Officer, prepared: Prepared) -> None:
        old = begin(prepared.server, "Vervangen")
        for pad in (old, begin(prepared.server, "Een titel die lang is" + " en verdergaat" * 5), prepared.vol):
            officer.page.goto(f"{pad}/overzicht")
        assert prepared.server.client.post(f"{old}/link").status_code == 303
        officer.page.goto(path)
        expect(officer.page.get_by_text("Eén bouwwerk staat hier niet meer")).to_be_visible()

    return go


def handed_out(officer: Officer, prepared: Prepared) -> None:
    shared(officer, prepared, "Alleen lezen")


def reading_along(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(shared(officer, prepared, "Alleen lezen"))


def writing_along(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(shared(officer, prepared, "Lezen, kiezen en schrijven"))


def deleted(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(410)
    officer.page.goto(f"{begin(prepared.server, 'Verwijderd')}/verwijderen")
    officer.page.get_by_role("button", name="Verwijder dit bouwwerk").click()
    expect(officer.page.get_by_role("button", name="Haal het bouwwerk terug")).to_be_visible()


def deleted_for_others(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(410)
    link = shared(officer, prepared, "Alleen lezen")
    pad = officer.page.url.partition("/bewaren")[0]
    officer.page.goto(f"{pad}/verwijderen")
    officer.page.get_by_role("button", name="Verwijder dit bouwwerk").click()
    officer.page.goto(link)
    expect(officer.page.get_by_text("De eigenaar kan het nog terughalen")).to_be_visible()


def not_with_this_link(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(403)
    reading_along(officer, prepared)
    pad = officer.page.url.rpartition("/")[0]
    officer.post(f"{pad}/partners", {"stand.museum": "behouden", "toelichting.museum": "Niet kwijt."})
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("Dit mag niet met deze link")


def from_elsewhere(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(403)
    officer.page.set_content(FORM_FROM_ELSEWHERE.format(url=prepared.server.url))
    officer.page.get_by_role("button").click()
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("We konden dit formulier niet aannemen")


def too_often(officer: Officer, prepared: Prepared) -> None:
    for number in range(5):
        form = {"email": "vaak@example.org", "formulier": f"vaak-{number}"}
        prepared.server.client.post(f"{prepared.leeg}/bewaren", data=form)
    sent("{pad}/bewaren", {"email": "vaak@example.org"}, 429, "Even wachten")(officer, prepared)


def worked_out(path: str, fields: Mapping[str, str] = {}, status: int = 200) -> Arrive:
    """A page about what is worked out, and what comes of sending these fields there."""

    def arrive(officer: Officer, prepared: Prepared) -> None:
        pad = begin(prepared.server, "Uitgewerkt")
        prepared.server.client.post(f"{pad}/instrumenten", data={"stand.convenant": "ontwikkelen"})
        answers = {"wat": "We tekenen.", "trekker": "Beleid", "bedrag_van": "1000", "geldbron": "rijk"}
        told = {f"{veld}.convenant": text for veld, text in answers.items()}
        prepared.server.client.post(f"{pad}/uitwerken", data=told)
        officer.page.goto(f"{pad}/{path}")
        if fields:
            officer.watch.statuses.add(status)
            officer.post(f"{pad}/{path}", dict(fields))

    return arrive


def taken_over(officer: Officer, prepared: Prepared) -> None:
    """A bouwtekening of which everything came into the bouwwerk."""
    officer.page.goto(f"{begin(prepared.server, 'Begonnen')}/bouwtekeningen/vitale-gemeente")
    officer.page.get_by_role("button", name="Neem alles over als behouden").click()
    expect(officer.page.get_by_role("status").first).to_contain_text("Overgenomen.")


def read_beside(path: str) -> Arrive:
    """A page to compare on, for who only reads."""

    def go(officer: Officer, prepared: Prepared) -> None:
        officer.page.goto(shared(officer, prepared, "Alleen lezen") + path)

    return go


def beside_another(officer: Officer, prepared: Prepared) -> None:
    other = begin(prepared.server, "Nota van de buren")
    standen = {"stand.museum": "behouden", "stand.bibliotheek": "behouden", "stand.media": "ontwikkelen"}
    prepared.server.client.post(f"{other}/partners", data=standen)
    officer.page.goto(f"{prepared.vol}/vergelijk")
    officer.page.get_by_label("De link van het andere bouwwerk").fill(prepared.server.url + other)
    officer.page.get_by_role("button", name="Vergelijk de twee").click()
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("Twee bouwwerken naast elkaar")


def compared_with_versions(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto(kept(prepared).removesuffix("/versies/1") + "/vergelijk")


ASKED = "Je aanvraag is verstuurd"

STATES: dict[str, Arrive] = {
    "start": at("/"),
    "begin": at("/begin"),
    "begin-suggesties": suggestions,
    "begin-fout": sent("/begin", {"titel": LONG}, 422),
    **{f"{stap}-leeg": at(f"{{leeg}}/{stap}") for stap in STAPPEN},
    **{f"{stap}-vol": at(f"{{vol}}/{stap}") for stap in STAPPEN},
    "stap-opengeklapt": opened_details,
    "stap-eigen": own_opened,
    "stap-verwijderd": removed_own,
    "stap-na-keuze": after_a_choice,
    "stap-gezocht": at("{leeg}/partners?zoek=school"),
    "stap-niets-gevonden": nothing_found,
    "stap-paneel-open": phone_panel,
    "stap-fout": sent("{pad}/partners", {"toelichting.museum": LONG, "toelichting.media": LONG}, 422),
    "stap-eigen-fout": sent("{pad}/partners/eigen", {"titel": ""}, 422),
    "stap-vervallen": aged("{pad}/partners"),
    "overzicht-vervallen": aged("{pad}/overzicht"),
    "bouwsteen-vervallen": aged("/bouwstenen/archief"),
    "bouwsteen-vervallen-gekozen": aged("{pad}/bouwstenen/archief"),
    "vernieuwd": aged("{pad}/vernieuwd"),
    "vernieuwd-niets": at("{vol}/vernieuwd"),
    "bouwsteen-nieuwere-tekst": aged("{pad}/bouwstenen/media"),
    "uitwerken": worked_out("uitwerken"),
    "uitwerken-leeg": at("{leeg}/uitwerken"),
    "uitwerken-een": worked_out("uitwerken/convenant"),
    "uitwerken-andere": at("{vol}/uitwerken/bibliotheek"),
    "uitwerken-fout": worked_out("uitwerken/convenant", {"bedrag_van.convenant": "veel", "wat.convenant": LONG}, 422),
    "uitwerken-tabel-fout": worked_out("uitwerken", {"bedrag_van.convenant": "veel"}, 422),
    "uitwerken-botsing": worked_out("uitwerken/convenant", {"wat.convenant": "Anders.", "was.wat.convenant": "x"}, 409),
    "uitwerken-onbekend": at("{vol}/uitwerken/museum-van-niets", 404),
    "overzicht-leeg": at("{leeg}/overzicht"),
    "overzicht-vol": at("{vol}/overzicht"),
    "bewaren": at("{vol}/bewaren"),
    "bewaren-fout": sent("{pad}/bewaren", {"email": "geen adres"}, 422),
    "bewaren-gemaild": at("{vol}/bewaren?klaar=gemaild"),
    "bewaren-klaargezet": at("{vol}/bewaren?klaar=klaargezet"),
    "bewaren-vervangen": at("{vol}/bewaren?klaar=vervangen"),
    "delen": handed_out,
    "delen-fout": sent("{pad}/links", {"label": ""}, 422),
    "overzicht-meelezen": reading_along,
    "overzicht-meeschrijven": writing_along,
    "geschiedenis": at("{vol}/geschiedenis"),
    "geschiedenis-leeg": at("{leeg}/geschiedenis"),
    "geschiedenis-ouder": at("{vol}/geschiedenis?voor=12"),
    "geschiedenis-fout": at("{vol}/geschiedenis/vergelijk?van=1", 422),
    "geschiedenis-onbekend": at("{vol}/geschiedenis/999/terug", 404),
    "geschiedenis-teruggezet": restored,
    "vergelijk": compared,
    "vergelijk-alles": at("{vol}/geschiedenis/vergelijk?van=1&tot=30"),
    "vergelijk-gelijk": at("{vol}/geschiedenis/vergelijk?van=2&tot=2"),
    "terug": at("{vol}/geschiedenis/5/terug"),
    "terug-niets": at("{leeg}/geschiedenis/1/terug"),
    "ongedaan-botsing": undo_meets_a_change,
    "versies-leeg": at("{leeg}/versies"),
    "versies": adopted("/versies"),
    "versies-fout": sent("{pad}/versies", {"status": "vastgesteld"}, 422),
    "versies-intussen": sent("{pad}/versies", {"naam": "X", "status": "aangeboden", "datum": "1-1-2026"}, 409),
    "versies-vastleggen": adopted("/versies?van=1"),
    "versie": concept,
    "versie-vast": adopted("/versies/1"),
    "versie-verschil": adopted("/versies/1/verschil"),
    "versie-onbekend": at("{leeg}/versies/9", 404),
    "overzicht-vastgesteld": adopted("/overzicht"),
    "bewaren-vastgesteld": adopted("/bewaren"),
    "kopie": at("{vol}/kopie"),
    "kopie-fout": sent("{pad}/kopie", {"titel": LONG}, 422),
    "kopie-gemaakt": copied,
    "importeer": at("/importeer"),
    "importeer-fout": sent("/importeer", {}, 422),
    "importeer-gelukt": read_in,
    "stap-laatst": at("{vol}/partners?laatst=12"),
    "overzicht-laatst": at("{vol}/overzicht?laatst=12"),
    "bewaren-laatst": at("{vol}/bewaren?laatst=12"),
    "gegevens": at("{vol}/gegevens"),
    "meenemen": at("{vol}/meenemen"),
    "meenemen-kort": at("{vol}/meenemen?voor=collegenota"),
    "meenemen-huisstijl": dressed,
    "meenemen-huisstijl-fout": dressed_wrongly,
    "advies": at("/advies"),
    "samenhang": at("{vol}/samenhang"),
    "samenhang-leeg": at("{leeg}/samenhang"),
    "samenhang-gelaten": left_as_it_is,
    "gemeenten": at("{vol}/gemeenten"),
    "gemeenten-leeg": at("{leeg}/gemeenten"),
    "ideeen": at("{vol}/ideeen"),
    "ideeen-leeg": at("{leeg}/ideeen"),
    "minder": at("{vol}/minder"),
    "minder-leeg": at("{leeg}/minder"),
    "minder-valt": at("{vol}/minder?minder=25&valt=convenant&valt=bibliotheek&valt=weg"),
    "minder-fout": at("{vol}/minder?minder=eigen&procent=veel", 422),
    "bril": at("{vol}/bril"),
    "bril-zorg": at("{vol}/bril/zorg"),
    "bril-sport": at("{vol}/bril/sport"),
    "bril-leeg": at("{leeg}/bril/economie"),
    "bril-onbekend": at("{vol}/bril/toverij", 404),
    "teksten": at("{vol}/teksten"),
    "teksten-fout": sent("{pad}/teksten", {"inleiding": LONG * 2, "kernpunten": "Een.\n" * 11}, 422),
    "gegevens-fout": sent("{pad}/gegevens", {"titel": LONG, "gemeente": LONG, "periode": LONG}, 422),
    "aanvraag": at("/aanvraag"),
    "aanvraag-stap": at("{vol}/aanvraag?stap=partners"),
    "aanvraag-fout": sent("{pad}/aanvraag", {"email": "geen adres", "waarom": LONG}, 422),
    "aanvraag-volgen": enquiry("{volg}"),
    "aanvraag-intrekken": enquiry("{volg}/intrekken"),
    "aanvraag-afgewezen": enquiry("{volg}", "afwijzen", {"reden": "Dit is een taak van de GGD."}),
    "aanvraag-gepubliceerd": enquiry("{volg}", "verwijzen", {"bouwsteen": "huisarts-en-eerste-lijn"}),
    "aanvraag-onbekend": at("/aanvraag/av_" + "0" * 48, 404),
    "aanbod": enquiry("{pad}/aanbod", "verwijzen", {"bouwsteen": "bibliotheek"}),
    "aanbod-niets": at("{vol}/aanbod"),
    "overzicht-aanbod": enquiry("{pad}/overzicht", "verwijzen", {"bouwsteen": "bibliotheek"}),
    "redactie-aanvragen": enquiry("/redactie"),
    "redactie-aanvraag": enquiry("/redactie/aanvragen/{nummer}", "notities", {"notitie": "Bel met LKCA."}),
    "redactie-aanvraag-fout": enquiry("/redactie/aanvragen/{nummer}", "afwijzen", {"reden": ""}, 422),
    "redactie-aanvraag-mail": enquiry("/redactie/aanvragen/{nummer}/mail"),
    "verstuurd": sent("/aanvraag", {"titel": "Dorpshuis"}, 200, ASKED),
    "verstuurd-stap": sent("{pad}/aanvraag", {"titel": "Dorpshuis", "stap": "visie", "erbij": "ja"}, 200, ASKED),
    "conflict": conflict,
    "conflict-meer": several_conflicts,
    "stap-collega": colleague_changed,
    "overzicht-nieuws": something_new,
    "draagvlak-begin": at("{vol}/draagvlak"),
    "draagvlak-leeg": at("{leeg}/draagvlak"),
    "draagvlak-fout": sent("{pad}/draagvlak", {"naam": LONG}, 422),
    "draagvlak-lopend": session("{pad}/draagvlak"),
    "draagvlak-gesloten": session("{pad}/draagvlak", closed=True),
    "draagvlak-uitkomst": session("{eigen}", closed=True),
    "draagvlak-te-weinig": session("{eigen}", 2, closed=True),
    "meenemen-draagvlak": session("{pad}/meenemen", closed=True),
    "sessie": session("{link}", 0),
    "sessie-vol": session_refused,
    "sessie-sorteren": session("{eigen}", 1),
    "sessie-klaar": session("{eigen}/klaar", 1),
    "sessie-te-laat": session_too_late,
    "sessie-gesloten": session("{link}", 1, closed=True, status=410),
    "opmerkingen": remarks("/opmerkingen"),
    "opmerkingen-bouwsteen": remarks("/opmerkingen?over=museum"),
    "opmerkingen-afgehandeld": remarks("/opmerkingen?toon=afgehandeld"),
    "opmerkingen-leeg": at("{leeg}/opmerkingen"),
    "opmerkingen-fout": sent("{pad}/opmerkingen", {"tekst": LONG}, 422),
    "opmerkingen-meelezen": remarks_read,
    "stap-opmerkingen": remarks("/partners"),
    "bouwsteen-opmerkingen": remarks("/bouwstenen/museum"),
    "open": at("/open"),
    "open-fout": sent("/open", {"link": "iets anders"}, 422),
    "start-apparaat": on_this_device("/"),
    "open-apparaat": on_this_device("/open"),
    "link-kwijt": at("/link-kwijt"),
    "link-kwijt-fout": sent("/link-kwijt", {"email": "geen adres"}, 422),
    "link-kwijt-gevraagd": at("/link-kwijt?klaar=ja"),
    "onthouden": remembered,
    "onthouden-fout": sent("{pad}/adressen", {"onthoud_email": "geen adres"}, 422),
    "verwijderen": at("{vol}/verwijderen"),
    "410-verwijderd": deleted,
    "410-verwijderd-gelezen": deleted_for_others,
    "uitleg": at("/uitleg"),
    "bouwtekeningen": at("/bouwtekeningen"),
    "bouwtekening": at("/bouwtekeningen/sociale-gemeente"),
    "regelingen": at("/regelingen"),
    "bij-wie": at("/bij-wie"),
    "bij-wie-gemeente": at("/bij-wie?gemeente=Den+Haag"),
    "bij-wie-provincie": at("/bij-wie?provincie=Groningen"),
    "bij-wie-suggesties": places,
    "bij-wie-kiezen": at("/bij-wie?gemeente=bergen"),
    "bij-wie-fout": at("/bij-wie?gemeente=xyzzy", 422),
    "kennis": at("/kennis"),
    "over": at("/over"),
    "begin-bouwtekening": at("/begin?bouwtekening=sociale-gemeente"),
    "open-bouwtekening": at("/open?bouwtekening=sociale-gemeente"),
    "naast-bouwtekening": at("{vol}/bouwtekeningen/sociale-gemeente"),
    "naast-bouwtekening-leeg": at("{leeg}/bouwtekeningen/sociale-gemeente"),
    "naast-bouwtekening-alles": taken_over,
    "naast-bouwtekening-gelezen": read_beside("/bouwtekeningen/sociale-gemeente"),
    "naast-bouwtekening-fout": sent("{pad}/bouwtekeningen/vitale-gemeente", {"neem.burgers": "x"}, 422),
    "naast-twee-bouwtekeningen": at("{vol}/bouwtekeningen/sociale-gemeente?met=talentvolle-gemeente"),
    "vergelijken": at("{vol}/vergelijk"),
    "vergelijken-leeg": at("{leeg}/vergelijk"),
    "vergelijken-versies": compared_with_versions,
    "vergelijken-gelezen": read_beside("/vergelijk"),
    "vergelijken-fout": sent("{pad}/vergelijk", {"link": "iets anders"}, 422),
    "vergelijken-ander": beside_another,
    "begin-bouwsteen": at("/begin?bouwsteen=museum"),
    "open-bouwsteen": at("/open?bouwsteen=museum"),
    "bouwstenen": at("/bouwstenen"),
    "bouwstenen-gezocht": at("/bouwstenen?zoek=school"),
    "bouwstenen-niets-gevonden": at("/bouwstenen?zoek=zwembad"),
    "bouwstenen-bouwwerk": at("{vol}/bouwstenen"),
    "bouwsteen": at("/bouwstenen/zorginstelling"),
    "bouwsteen-regelingen": at("/bouwstenen/rijksregeling"),
    "bouwsteen-zonder-voorbeeld": at("/bouwstenen/krimp"),
    "bouwsteen-grootte-leeg": at("/bouwstenen/bibliotheek?grootte=klein"),
    "bouwsteen-grootte-fout": at("/bouwstenen/zorginstelling?grootte=enorm"),
    "bouwsteen-kiezen": at("{leeg}/bouwstenen/zorginstelling"),
    "bouwsteen-gekozen": at("{vol}/bouwstenen/zorginstelling"),
    "bouwsteen-paneel-open": at("{vol}/bouwstenen/zorginstelling#paneel"),
    "voorbeelden": at("/voorbeelden"),
    "voorbeelden-gekozen": at("{vol}/voorbeelden?grootte=klein&stap=visie"),
    "voorbeelden-niets": at("/voorbeelden?grootte=klein&stap=doelgroepen"),
    "voorbeelden-fout": at("/voorbeelden?grootte=enorm&stap=zesde"),
    "bronnen": at("/bronnen"),
    "bronnen-opengeklapt": opened_sources,
    "zoeken": at("/zoeken"),
    "zoeken-resultaten": at("/zoeken?q=eenzaamheid"),
    "zoeken-alles": at("/zoeken?q=cultuur&soort=bouwstenen"),
    "zoeken-niets": at("/zoeken?q=zwembad+muziek"),
    "zoeken-typefout": at("/zoeken?q=biblotheek"),
    "zoeken-typend": searched_while_typing,
    "zoeken-lang": at(f"/zoeken?q={'lang+' * 40}"),
    "privacy": at("/privacy"),
    "toegankelijkheid": at("/toegankelijkheid"),
    "403": not_with_this_link,
    "403-herkomst": from_elsewhere,
    "404": at("/bestaat-niet", 404),
    "404-link": at("/b/bw_bestaatniet/overzicht", 404),
    "405": sent("/uitleg", {}, 405),
    "410": withdrawn,
    "413": sent("/aanvraag", {"waarom": LONG * 1000}, 413),
    "422": sent("{pad}/partners", {"stand.onzin": "behouden"}, 422, "Een van de bouwstenen kennen we niet"),
    "429": too_often,
    **SIGNING,
    **CONCEPTS,
    "redactie-logboek": at_the_desk("/redactie/logboek", open_all=True),
    "redactie-logboek-gezocht": at_the_desk("/redactie/logboek?zoek=muziek"),
    "redactie-logboek-niets": at_the_desk("/redactie/logboek?zoek=zwembad"),
    "redactie-nakijken": at_the_desk("/redactie/nakijken"),
    "redactie-cijfers": at_the_desk("/redactie/cijfers", open_all=True),
}
"""How to come to each state, by a name for it."""
