"""Who lost a link gets a new one by mail, and nobody learns which addresses are known."""

import re
from email.message import EmailMessage

import pytest

from app.brakes import LIMITS
from app.database import now
from app.plans.address import MOST
from app.plans.recovery import LABEL, Recovery
from tests.outbox import letters_of
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.visitor import Site

LINK = re.compile(r"/b/bw_[0-9a-f]{48}")
ANNA = "anna@gemeente.nl"


def remember(site: Site, pad: str, email: str = ANNA) -> Page:
    """Let a bouwwerk remember an address."""
    return site.open(f"{pad}/bewaren").form("onthoud_email").fill(onthoud_email=email).submit("Onthoud dit adres")


def ask(site: Site, email: str = ANNA) -> Page:
    """Ask for the links of an address, and let that be answered."""
    page = site.open("/link-kwijt").form("email").fill(email=email).submit("Mail mij mijn links")
    site.app.state.instance.recovery.flush()
    return page


def mailed(site: Site) -> EmailMessage:
    """The one mail with links."""
    assert [row["soort"] for row in site.rows("bericht")] == ["terugvraag"]
    return letters_of(site)["terugvraag"]


def test_all_bouwwerken_of_an_address_come_in_one_mail_with_new_links_that_work(both_silent: Site) -> None:
    site = both_silent
    first = site.begin(titel="Cultuur voor iedereen", gemeente="Utrecht").pad
    second, other = site.begin(titel="Tweede plan").pad, site.begin(titel="Van een ander").pad
    remember(site, first)
    remember(site, second, "Anna@Gemeente.nl")
    remember(site, other, "bram@gemeente.nl")
    ask(site, "ANNA@gemeente.nl")
    letter = mailed(site)
    text = letter.get_content()
    assert letter["To"] == "ANNA@gemeente.nl"
    assert "Cultuur voor iedereen, Utrecht" in text
    assert "Tweede plan" in text
    assert "Van een ander" not in text
    links = LINK.findall(text)
    assert sorted(site.open(f"{link}/overzicht").h1 for link in links) == ["Cultuur voor iedereen", "Tweede plan"]
    assert not {first, second} & set(links)
    assert site.get(f"{first}/overzicht").status_code == 200, "old links stay valid"
    assert site.rows("terugvraag") == []


def test_the_answer_is_the_same_for_a_known_address_and_for_any_other(both_silent: Site) -> None:
    site = both_silent
    remember(site, site.begin().pad)
    known, other = ask(site), ask(site, "vreemd@gemeente.nl")
    assert known.response.url == other.response.url
    assert known.text == other.text
    assert known.h1 == "Kijk in je mail"
    assert len(site.rows("bericht")) == 1
    asked = [site.post("/link-kwijt", {"email": email}) for email in (ANNA, "vreemd@gemeente.nl")]
    assert len({(answer.status_code, answer.headers["Location"], len(answer.content)) for answer in asked}) == 1


def test_the_page_itself_looks_nothing_up_it_only_writes_down_who_asks(silent: Site) -> None:
    remember(silent, silent.begin().pad)
    silent.app.state.instance.recovery.stop()
    for email in (ANNA, "vreemd@gemeente.nl"):
        silent.post("/link-kwijt", {"email": email})
    assert silent.rows("bericht") == []
    assert len(silent.rows("terugvraag")) == 2
    assert "gemeente.nl" not in repr(silent.rows("terugvraag"))


def test_what_was_asked_when_the_server_died_is_answered_by_the_next_one(both_silent: Site) -> None:
    site = both_silent
    remember(site, site.begin().pad)
    site.app.state.instance.recovery.stop()
    site.post("/link-kwijt", {"email": ANNA})
    Recovery(site.database, site.settings, site.app.state.instance.templates).flush()
    assert LINK.search(mailed(site).get_content())


def test_the_same_form_sent_twice_is_one_mail_with_one_link(both_silent: Site) -> None:
    site = both_silent
    remember(site, site.begin().pad)
    form = site.open("/link-kwijt").form("email").fill(email=ANNA)
    for _ in range(2):
        form.submit("Mail mij mijn links")
        site.app.state.instance.recovery.flush()
    assert LINK.search(mailed(site).get_content())
    assert [row["label"] for row in site.rows("toegang")].count(LABEL) == 1


def test_opening_a_page_or_a_mailed_link_changes_nothing(silent: Site) -> None:
    remember(silent, silent.begin().pad)
    ask(silent)
    (link,) = LINK.findall(mailed(silent).get_content())
    before = [silent.rows(table) for table in ("bouwwerk", "adres", "gebeurtenis", "bericht", "terugvraag")]
    for method in ("GET", "HEAD"):
        for path in (link, f"{link}/overzicht", f"{link}/bewaren", "/link-kwijt", "/link-kwijt?klaar=ja"):
            silent.fetch(method, path)
    assert [silent.rows(table) for table in ("bouwwerk", "adres", "gebeurtenis", "bericht", "terugvraag")] == before
    assert silent.get(f"{link}/overzicht").status_code == 200


def test_a_mailed_link_stands_in_the_list_and_can_be_withdrawn_there(both_silent: Site) -> None:
    site = both_silent
    pad = site.begin().pad
    remember(site, pad)
    ask(site)
    (fresh,) = LINK.findall(mailed(site).get_content())
    listed = site.open(f"{pad}/bewaren")
    assert LABEL in listed.text
    assert "Vervang de link van" not in listed.text
    listed.form("Trek in").submit("Trek in")
    assert site.get(f"{fresh}/overzicht").status_code == 410


def test_who_has_a_new_link_can_withdraw_the_one_that_got_lost(silent: Site) -> None:
    pad = silent.begin().pad
    remember(silent, pad)
    ask(silent)
    (fresh,) = LINK.findall(mailed(silent).get_content())
    silent.open(f"{fresh}/bewaren").form("Trek in").submit("Trek in")
    assert silent.get(f"{pad}/overzicht").status_code == 410
    assert silent.get(f"{fresh}/overzicht").status_code == 200


def test_an_address_is_kept_sealed_and_shown_by_its_first_letter(both_sites: Site) -> None:
    page = remember(both_sites, both_sites.begin().pad)
    assert "a…@gemeente.nl, sinds" in page.text
    assert ANNA not in page.html
    assert "gemeente.nl" not in repr([both_sites.rows(table) for table in ("adres", "gebeurtenis")])
    page.form("Wis").submit("Wis")
    assert both_sites.rows("adres") == []
    told = [row["soort"] for row in both_sites.rows("gebeurtenis")]
    assert told == ["begonnen", "adres_onthouden", "adres_vergeten"]


def test_the_form_that_mails_the_link_remembers_the_address_only_when_asked(both_silent: Site) -> None:
    pad = both_silent.begin().pad
    form = both_silent.open(f"{pad}/bewaren").form("Mail mij de link").fill(email=ANNA)
    form.submit("Mail mij de link")
    assert both_silent.rows("adres") == []
    form = both_silent.open(f"{pad}/bewaren").form("Mail mij de link").fill(email=ANNA, onthoud=True)
    form.submit("Mail mij de link")
    assert len(both_silent.rows("adres")) == 1
    assert "a…@gemeente.nl" in both_silent.open(f"{pad}/bewaren").text


def test_only_an_owner_sees_adds_and_erases_addresses(site: Site) -> None:
    owner = site.begin().pad
    remember(site, owner)
    pad = share(site, owner, "meeschrijven")
    page = site.open(f"{pad}/bewaren")
    assert "a…@" not in page.text
    assert "onthoud" not in page.form("Mail mij de link").names
    site.post(f"{pad}/bewaren", {"email": "bram@gemeente.nl", "onthoud": "ja"})
    assert site.post(f"{pad}/adressen", {"onthoud_email": "bram@gemeente.nl"}).status_code == 403
    number = site.rows("adres")[0]["id"]
    assert site.post(f"{pad}/adressen/{number}/vergeten").status_code == 403
    another = site.begin(titel="Ander").pad
    site.post(f"{another}/adressen/{number}/vergeten")
    assert len(site.rows("adres")) == 1


def test_a_bouwwerk_remembers_a_few_addresses_and_says_when_that_is_enough(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    for number in range(MOST):
        remember(both_sites, pad, f"collega{number}@gemeente.nl")
    remember(both_sites, pad, "collega1@gemeente.nl")
    fields = {"onthoud_email": ANNA}
    full = both_sites.send(f"{pad}/adressen", fields, expect=422)
    assert "kent al 5 adressen" in full.text
    assert full.form("onthoud_email").values["onthoud_email"] == ANNA
    mailed = both_sites.send(f"{pad}/bewaren", {"email": ANNA, "onthoud": "ja"}, expect=422)
    assert mailed.form("Mail mij de link").values["email"] == ANNA
    assert (len(both_sites.rows("adres")), both_sites.rows("bericht")) == (MOST, [])


@pytest.mark.parametrize("path", ["/link-kwijt", "{pad}/adressen"])
def test_what_is_no_address_is_told_and_stays(site: Site, path: str) -> None:
    name = "email" if path == "/link-kwijt" else "onthoud_email"
    page = site.send(path.format(pad=site.begin().pad), {name: "anna"}, expect=422)
    assert page.faults == ["Vul een e-mailadres in zoals naam@gemeente.nl."]
    assert page.form(name).values[name] == "anna"


def test_asking_is_braked_per_address_known_or_not(site: Site) -> None:
    for email in (ANNA, "vreemd@gemeente.nl"):
        for number in range(LIMITS["terugvraag"].amount):
            assert site.from_address(f"10.0.0.{number}").post("/link-kwijt", {"email": email}).status_code == 303
        assert site.post("/link-kwijt", {"email": email.upper()}).status_code == 429


@pytest.mark.parametrize(
    ("titel", "gemeente", "named"),
    [
        ("Plan", "Utrecht", "Plan, Utrecht"),
        ("Win nu op https://kwaad.example", "Utrecht", "Utrecht"),
        ("Ga naar kwaad.example/x", "www.kwaad", "Een bouwwerk"),
        ("Mail naar a@b", "", "Een bouwwerk"),
        ("Plan\n\nmet regels", "", "Plan met regels"),
        ("x" * 100, "", "x" * 80),
    ],
)
def test_nobody_mails_a_link_of_his_own_in_a_titel(silent: Site, titel: str, gemeente: str, named: str) -> None:
    pad = silent.begin().pad
    silent.post(f"{pad}/gegevens", {"titel": titel, "gemeente": gemeente, "gemeente_code": "", "was.titel": ""})
    with silent.database.write() as connection:
        connection.exec_driver_sql("UPDATE bouwwerk SET titel = ?, gemeente = ?", (titel, gemeente))
    remember(silent, pad)
    ask(silent)
    lines = mailed(silent).get_content().splitlines()
    assert named in lines
    assert "kwaad" not in "".join(lines)


def test_without_a_mail_server_no_mail_is_promised(site: Site) -> None:
    remember(site, site.begin().pad)
    page = ask(site)
    assert "de mail komt niet vanzelf" in page.text
    site.app.state.instance.dispatcher.run_once(now())
    assert LINK.search("".join(path.read_text() for path in site.settings.outgoing.glob("*.eml")))


@pytest.mark.parametrize("path", ["/", "/open", "/b/bw_" + "0" * 48 + "/overzicht"])
def test_the_page_is_found_where_somebody_without_a_link_comes(site: Site, path: str) -> None:
    page = site.open(path, expect=404 if path.startswith("/b/") else 200)
    assert any(link.attrs["href"] == "/link-kwijt" for link in page.tree.named("a"))


def test_without_a_mail_server_nobody_is_sent_to_their_mail(site: Site) -> None:
    assert ask(site).h1 == "Je vraag is binnen"
