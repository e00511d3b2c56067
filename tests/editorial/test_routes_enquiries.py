"""The inbox: what editors see of an aanvraag, what they do about it, and what the requester hears."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.database import now
from app.editorial.closing import close
from app.enquiries.models import aanvraag
from app.enquiries.queries import BEWAARTERMIJN, forget_contacts
from app.mail.seal import Seal
from tests.editorial.desk import signed_in
from tests.outbox import letters_of
from tests.pages import Page
from tests.visitor import Site

ANNA = {"stap": "partners", "titel": "Huisartsenpost", "waarom": "Samen met zorg.", "email": "anna@example.nl"}
BRAM = {"stap": "partners", "titel": "Huisartsenposten", "naam": "Bram", "email": "bram@example.nl"}


def ask(site: Site, pad: str = "", **fields: str) -> int:
    """An aanvraag; its number."""
    site.send(f"{pad}/aanvraag", {**ANNA, "formulier": f"f{len(site.rows('aanvraag'))}", **fields})
    return int(site.rows("aanvraag")[-1]["id"])


def press(page: Page, button: str, expect: int = 200, **fields: str) -> Page:
    return page.form(button).fill(fields).submit(button, expect=expect)


def status(site: Site, nummer: int) -> str:
    return str(next(row["status"] for row in site.rows("aanvraag") if row["id"] == nummer))


def letters(site: Site) -> list[tuple[str, str]]:
    """Soort and recipient of every mail that waits."""
    return [(soort, str(letter["To"])) for soort, letter in letters_of(site).items()]


def test_the_longest_waiting_is_on_top_and_all_of_it_is_shown(silent: Site) -> None:
    first = ask(silent, titel="Bibliobus")
    second = ask(silent)
    iris = signed_in(silent)
    page = iris.open("/redactie")
    assert [item.attrs["href"] for item in page.query(".bp-postvak a")] == [
        f"/redactie/aanvragen/{first}",
        f"/redactie/aanvragen/{second}",
    ]
    shown = page.follow("Huisartsenpost")
    for text in ("Samen met zorg.", "anna@example.nl", "Partners", "Ontvangen", "BP-0002"):
        assert text in shown.text
    iris.open("/redactie/aanvragen/999", expect=404)
    iris.open("/redactie/aanvragen/x", expect=404)


def test_somebody_takes_it_somebody_else_takes_over_and_lets_go(silent: Site) -> None:
    nummer = ask(silent)
    iris, noor = signed_in(silent), signed_in(silent, naam="Noor")
    page = press(iris.open(f"/redactie/aanvragen/{nummer}"), "Ik behandel deze")
    assert "Behandelaar: Iris" in page.text
    assert "Huisartsenpost" in iris.open("/redactie?toon=mij").text
    assert "Jij behandelt nu niets." in noor.open("/redactie?toon=mij").text
    page = press(noor.open(f"/redactie/aanvragen/{nummer}"), "Neem over")
    assert "Behandelaar: Noor" in page.text
    page = press(page, "Laat los")
    assert status(silent, nummer) == "ontvangen"
    assert [row["handeling"] for row in silent.rows("handeling")] == [
        "aanvraag in behandeling",
        "aanvraag in behandeling",
        "aanvraag losgelaten",
    ]
    assert "aanvraag losgelaten, Noor" in page.text


def test_what_looks_like_it_is_shown_with_a_link(silent: Site) -> None:
    other = ask(silent, **BRAM)
    nummer = ask(silent, titel="Huisartsenpost of bibliotheken")
    page = signed_in(silent).open(f"/redactie/aanvragen/{nummer}")
    shown = [item.attrs["href"] for item in page.query(".bp-keuzelijst a")]
    assert "/bouwstenen/bibliotheek" in shown
    assert f"/redactie/aanvragen/{other}" in shown
    alone = ask(silent, titel="Xylofoonmuur")
    assert "We vinden niets dat erop lijkt." in signed_in(silent, naam="Noor").open(f"/redactie/aanvragen/{alone}").text


def test_a_note_is_for_the_redactie_only_and_kept_once(silent: Site) -> None:
    nummer = ask(silent)
    iris = signed_in(silent)
    form = iris.open(f"/redactie/aanvragen/{nummer}").form("Zet erbij").fill(notitie="Bel met LKCA.")
    form.submit("Zet erbij")
    page = form.submit("Zet erbij")
    assert page.text.count("Bel met LKCA.") == 1
    assert [row["handeling"] for row in silent.rows("handeling")] == ["notitie bij aanvraag"]
    assert "Bel met LKCA." not in silent.open(link(silent)).text
    refused = press(page, "Zet erbij", 422, notitie="n" * 2001)
    assert refused.form("Zet erbij").values["notitie"] == "n" * 2001


def link(site: Site) -> str:
    """The path of the status page as the last mail tells it."""
    *_, letter = letters_of(site).values()
    (found,) = [line for line in letter.get_content().splitlines() if "/aanvraag/av_" in line]
    return str(urlsplit(found.strip()).path)


def test_merged_ones_are_answered_together_and_may_be_taken_apart(silent: Site) -> None:
    first, second = ask(silent), ask(silent, **BRAM)
    iris = signed_in(silent)
    page = press(iris.open(f"/redactie/aanvragen/{second}"), "Voeg samen", met=str(first))
    assert "Samengevoegd met Huisartsenpost" in page.text
    assert status(silent, second) == "samengevoegd"
    assert "Huisartsenposten" in iris.open(f"/redactie/aanvragen/{first}").text
    press(page, "Haal uit elkaar")
    assert status(silent, second) == "ontvangen"
    press(iris.open(f"/redactie/aanvragen/{second}"), "Voeg samen", met=str(first))
    page = press(iris.open(f"/redactie/aanvragen/{first}"), "Wijs af", reden="Dit is een taak van de GGD.")
    assert [status(silent, one) for one in (first, second)] == ["afgewezen", "afgewezen"]
    press(page, "Open weer")
    assert [status(silent, one) for one in (first, second)] == ["in_behandeling", "samengevoegd"]
    other = ask(silent, titel="Bibliobus")
    refused = press(iris.open(f"/redactie/aanvragen/{other}"), "Voeg samen", 422)
    assert refused.faults == ["Kies met welke aanvraag je deze samenvoegt."]


def test_without_a_reason_nothing_is_refused(silent: Site) -> None:
    nummer = ask(silent)
    page = press(signed_in(silent).open(f"/redactie/aanvragen/{nummer}"), "Wijs af", 422, reden="")
    assert "Schrijf op waarom niet" in page.faults[0]
    assert page.path == f"/redactie/aanvragen/{nummer}/afwijzen"
    assert signed_in(silent, naam="Noor").open(page.path).h1 == "Huisartsenpost"
    signed_in(silent, naam="Bo").open(f"/redactie/aanvragen/{nummer}/verzonnen", expect=404)
    assert status(silent, nummer) == "ontvangen"


def test_what_changed_meanwhile_is_told_and_nothing_is_done_over(silent: Site) -> None:
    nummer = ask(silent)
    iris = signed_in(silent)
    old = iris.open(f"/redactie/aanvragen/{nummer}")
    press(old, "Wijs af", reden="Dit is een taak van de GGD.")
    page = press(old, "Verwijs hiernaar", 409, bouwsteen="museum")
    assert "Er is intussen iets met deze aanvraag gebeurd." in page.faults[0]
    assert status(silent, nummer) == "afgewezen"


def test_the_requester_reads_exactly_what_the_editor_saw(silent: Site) -> None:
    nummer = ask(silent)
    iris = signed_in(silent)
    page = iris.open(f"/redactie/aanvragen/{nummer}").follow("Mail de aanvrager")
    changed = press(page, "Verstuur deze mail", 422, zin="Bedoel je de huisartsenpost of de praktijk?")
    assert "De mail is anders dan wat je zag." in changed.faults[0]
    assert "aanvraag_stand" not in letters_of(silent)
    form = changed.form("Verstuur deze mail")
    form.submit("Verstuur deze mail")
    form.submit("Verstuur deze mail")
    assert [row["soort"] for row in silent.rows("bericht")].count("aanvraag_stand") == 1
    letter = letters_of(silent)["aanvraag_stand"]
    assert letter["To"] == "anna@example.nl"
    content = letter.get_content()
    assert "Huisartsenpost" in content
    assert "Bedoel je de huisartsenpost of de praktijk?" in content
    seen = changed.query("section.bp-kaart .bp-regels")[0].to_text().split()
    assert seen == content.split()
    assert [row["handeling"] for row in silent.rows("handeling")] == ["aanvrager gemaild"]


def test_who_left_no_address_or_whose_address_is_forgotten_cannot_be_mailed(silent: Site) -> None:
    nummer = ask(silent, email="")
    iris = signed_in(silent)
    page = iris.open(f"/redactie/aanvragen/{nummer}")
    assert "Mail de aanvrager" not in page.text
    assert "Er is geen adres (meer)" in iris.open(f"/redactie/aanvragen/{nummer}/mail").text
    later = ask(silent)
    with silent.database.write() as connection:
        forget_contacts(connection, (now() + BEWAARTERMIJN + timedelta(days=1)).date())
    assert "anna@example.nl" not in iris.open(f"/redactie/aanvragen/{later}").text
    iris.send(f"/redactie/aanvragen/{later}/mail", {"actie": "verstuur", "formulier": "x"}, expect=422)
    assert "aanvraag_stand" not in letters_of(silent)


def test_the_usual_time_is_told_to_editors_and_requesters_once_it_says_something(silent: Site) -> None:
    numbers = [ask(silent, titel=f"Bouwsteen {n}", email="") for n in range(5)]
    iris = signed_in(silent)
    assert "te weinig aanvragen afgerond" in iris.open("/redactie").text
    for nummer in numbers:
        press(iris.open(f"/redactie/aanvragen/{nummer}"), "Wijs af", reden="Hoort hier niet.")
    with silent.database.write() as connection:
        connection.execute(aanvraag.update().values(gemaakt_op=now() - timedelta(days=8, hours=2)))
    assert "was de helft binnen 9 dagen klaar" in iris.open("/redactie").text
    ask(silent)
    assert "was de helft binnen 9 dagen klaar" in letters_of(silent)["bevestiging"].get_content()


def publish(site: Site, nummer: int, slug: str, *, mail: bool = True) -> int:
    """As the core does when a concept that was made for an aanvraag is published."""
    with site.database.write() as connection:
        pages = site.app.state.instance.templates
        return close(connection, site.settings, pages, nummer, slug, now(), door=None, mail=mail)


def test_from_asking_in_a_bouwwerk_to_taking_it_and_back(both_silent: Site) -> None:
    site = both_silent
    pad = site.begin().pad
    nummer = ask(site, pad, erbij="ja", email="")
    (keuze,) = site.rows("keuze")
    site.open(f"{pad}/partners").htmx(f"eigen-{keuze['id']}", toelichting="Ons verhaal.")
    other = ask(site, **BRAM)
    press(signed_in(site).open(f"/redactie/aanvragen/{nummer}"), "Voeg samen", met=str(other))
    assert publish(site, other, "festival") == 2
    assert publish(site, other, "festival") == 0, "closing twice is closing once"
    assert [row["bouwsteen"] for row in site.rows("aanvraag")] == ["festival", "festival"]
    assert [soort for soort, _ in letters(site)].count("aanvraag_stand") == 1
    letter = letters_of(site)["aanvraag_stand"]
    assert (letter["To"], letter["Subject"]) == ("bram@example.nl", "De bouwsteen waar je om vroeg is er")
    assert "/bouwstenen/festival" in letter.get_content()
    assert "De bouwsteen is er." in site.open(link(site)).text
    taken = press(site.open(f"{pad}/overzicht"), "Neem Festival over")
    (kept,) = site.data(pad)["keuzes"]
    assert (kept["bouwsteen"], kept["toelichting"]) == ("festival", "Ons verhaal.")
    press(taken, "Ongedaan maken")
    (kept,) = site.data(pad)["keuzes"]
    assert (kept["titel"], kept["toelichting"]) == ("Huisartsenpost", "Ons verhaal.")
    assert [row["handeling"] for row in site.rows("handeling")][-2:] == ["aanvraag gepubliceerd"] * 2


def test_a_concept_for_an_aanvraag_that_was_merged_since_answers_both(silent: Site) -> None:
    first, second = ask(silent), ask(silent, **BRAM)
    press(signed_in(silent).open(f"/redactie/aanvragen/{second}"), "Voeg samen", met=str(first))
    assert publish(silent, second, "festival", mail=False) == 2
    assert [soort for soort, _ in letters(silent)].count("aanvraag_stand") == 0


def test_referring_to_a_bouwsteen_that_is_there_offers_it_too(silent: Site) -> None:
    pad = silent.begin().pad
    nummer = ask(silent, pad, erbij="ja")
    page = press(signed_in(silent).open(f"/redactie/aanvragen/{nummer}"), "Verwijs hiernaar", bouwsteen="bibliotheek")
    assert "De aanvraag is afgerond." in page.text
    assert status(silent, nummer) == "gepubliceerd"
    assert "De bouwsteen waar je om vroeg is er: Bibliotheek" in silent.open(f"{pad}/overzicht").text
    assert "De bouwsteen is er. Hij heet Bibliotheek." in page.follow("Mail de aanvrager").text


@pytest.mark.parametrize("value", ["", "verzonnen"])
def test_referring_to_nothing_is_refused(silent: Site, value: str) -> None:
    nummer = ask(silent)
    answer = signed_in(silent).send(f"/redactie/aanvragen/{nummer}/verwijzen", {"bouwsteen": value}, expect=422)
    assert answer.faults == ["Kies een bouwsteen uit de lijst."]


def test_no_more_of_the_bouwwerk_is_seen_than_its_gemeente_and_its_size(silent: Site) -> None:
    pad = silent.begin(titel="Geheime nota", gemeente="Zeist").pad
    nummer = ask(silent, pad, erbij="ja")
    iris = signed_in(silent)
    page = iris.open(f"/redactie/aanvragen/{nummer}")
    assert "Zeist, middelgroot. Staat daar als eigen bouwsteen" in page.text
    assert "Geheime nota" not in page.html
    assert "/b/bw_" not in page.html
    silent.post(f"{pad}/verwijderen", {"formulier": "x"})
    assert "Zeist" not in iris.open(f"/redactie/aanvragen/{nummer}").text


def test_a_withdrawn_aanvraag_is_seen_and_closes_no_more(silent: Site) -> None:
    nummer, other = ask(silent), ask(silent, **BRAM)
    iris = signed_in(silent)
    press(iris.open(f"/redactie/aanvragen/{other}"), "Voeg samen", met=str(nummer))
    row: dict[str, Any] = silent.rows("aanvraag")[0]
    assert row["sleutel_hash"]
    status_page = silent.open(status_link(silent, ANNA["email"]))
    press(status_page.follow("Trek je aanvraag in"), "Ja, trek mijn aanvraag in")
    shown = iris.open(f"/redactie/aanvragen/{nummer}").text
    assert "Ingetrokken. Naam en adres zijn gewist" in shown
    assert "anna@example.nl" not in shown
    assert status(silent, other) == "ontvangen", "nobody would ever answer it"
    assert publish(silent, nummer, "festival") == 0


def status_link(site: Site, email: str) -> str:
    """The path of the status page in the confirmation to this address."""
    seal = Seal(site.settings.secret)
    sent = (seal.open_message(row["inhoud"]) for row in site.rows("bericht") if row["soort"] == "bevestiging")
    (text,) = [message.text for message in sent if message.to == email]
    (found,) = [line for line in text.splitlines() if "/aanvraag/av_" in line]
    return urlsplit(found.strip()).path
