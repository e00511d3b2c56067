"""Asking for a bouwsteen: what is stored, what is mailed, what is refused and in which words."""

from urllib.parse import unquote

import pytest
from sqlalchemy.exc import IntegrityError

from app.brakes import LIMITS as BRAKES
from app.enquiries.request import LIMITS
from app.settings import Settings
from tests.crowding import at_once
from tests.outbox import letters_of
from tests.pages import Page
from tests.visitor import Site

SEND = "Verstuur je aanvraag"
ASKED = {"titel": "Waterschap", "waarom": "Water en cultuur,\nzoals in Lindewaard.", "naam": "Anna de Wit"}
INJECTIONS = [
    "Hallo\r\nBcc: kwaad@example.com",
    "Hallo\nBcc: kwaad@example.com",
    "Hallo\u2028Bcc: kwaad@example.com",
    "Hallo\x85Bcc: kwaad@example.com",
    "=?utf-8?q?Hallo=0D=0ABcc:_kwaad@example.com?=",
    "Hallo\u202eBcc",
    "Familie 👩‍👩‍👧 en zo",
    "zacht\u00adstreepje\ufeff",
]


def ask(site: Site, expect: int = 200, **fields: str) -> Page:
    return site.open("/aanvraag").form(SEND).fill({**fields}).submit(SEND, expect=expect)


def test_an_aanvraag_is_stored_with_its_two_mails(both_silent: Site) -> None:
    sent = ask(both_silent, 200, stap="partners", email="anna@example.nl", **ASKED)
    assert sent.h1 == "Je aanvraag is verstuurd"
    assert "Je krijgt een bevestiging per mail." in sent.text
    (row,) = both_silent.rows("aanvraag")
    assert {name: row[name] for name in ASKED} == ASKED
    assert (row["stap"], row["email"], row["bouwwerk_id"]) == ("partners", "anna@example.nl", None)
    mails = letters_of(both_silent)
    editors, requester = mails["aanvraag"], mails["bevestiging"]
    assert editors["To"] == both_silent.settings.editors
    assert editors["Reply-To"] == "anna@example.nl"
    assert editors["Subject"] == "Aanvraag bouwsteen voor Partners: Waterschap"
    desk = f"{both_silent.settings.address}/redactie/aanvragen/{row['id']}"
    for text in ("Waterschap", "Water en cultuur,", "Anna de Wit", desk):
        assert text in editors.get_content()
    assert requester["To"] == "anna@example.nl"
    assert requester["Reply-To"] is None
    assert "Partners" in requester.get_content()


def test_without_a_mail_server_the_page_promises_no_mail(site: Site) -> None:
    sent = ask(site, 200, stap="partners", email="anna@example.nl", **ASKED)
    assert "Deze Bouwplaats heeft nog geen mailserver." in sent.text
    assert "Je krijgt een bevestiging per mail." not in sent.text


def test_the_confirmation_repeats_no_text_of_a_stranger(silent: Site) -> None:
    ask(silent, stap="visie", email="slachtoffer@example.nl", titel="Koop nu", waarom="https://kwaad.example", naam="X")
    letter = letters_of(silent)["bevestiging"]
    for text in ("Koop nu", "kwaad.example"):
        assert text not in letter.get_content() + str(letter["Subject"])


def test_without_an_address_there_is_one_mail_and_nothing_to_reply_to(silent: Site) -> None:
    sent = ask(silent, titel="Waterschap")
    assert "Je liet geen mailadres achter." in sent.text
    mails = letters_of(silent)
    assert set(mails) == {"aanvraag"}
    assert mails["aanvraag"]["Reply-To"] is None


def test_all_or_nothing_is_stored(silent: Site) -> None:
    """When a mail cannot be put in the outbox there is no aanvraag either, so that trying again works."""
    with silent.database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER vol BEFORE INSERT ON bericht WHEN NEW.soort = 'bevestiging' "
            "BEGIN SELECT RAISE(ABORT, 'vol'); END"
        )
    pad = silent.begin().pad
    form = silent.open(f"{pad}/aanvraag?stap=partners").form(SEND).fill(titel="Waterschap", email="anna@example.nl")
    with pytest.raises(IntegrityError):
        form.send(SEND)
    assert silent.rows("aanvraag") == silent.rows("bericht") == silent.rows("keuze") == []
    with silent.database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER vol")
    form.submit(SEND)
    assert (len(silent.rows("aanvraag")), len(silent.rows("bericht")), len(silent.rows("keuze"))) == (1, 2, 1)


def test_pressing_twice_is_one_aanvraag_with_one_pair_of_mails(both_silent: Site) -> None:
    form = both_silent.open("/aanvraag").form(SEND).fill(titel="Waterschap", email="anna@example.nl")
    assert form.submit(SEND).h1 == form.submit(SEND).h1 == "Je aanvraag is verstuurd"
    assert (len(both_silent.rows("aanvraag")), len(both_silent.rows("bericht"))) == (1, 2)


@pytest.mark.parametrize("inside", [False, True])
def test_a_double_click_is_one_aanvraag_and_both_answers_say_that_it_is_sent(both_silent: Site, inside: bool) -> None:
    site, pad = both_silent, both_silent.begin().pad
    form = site.open(f"{pad}/aanvraag?stap=partners" if inside else "/aanvraag").form(SEND).fill(titel="Waterschap")
    for answer in at_once(site, "aanvraag", *[lambda: form.send(SEND)] * 2):
        assert site.follow(answer).h1 == "Je aanvraag is verstuurd"
    assert [len(site.rows(table)) for table in ("aanvraag", "bericht", "keuze")] == [1, 1, int(inside)]


def test_two_colleagues_may_send_an_aanvraag_from_one_bouwwerk_at_once(both_silent: Site) -> None:
    site, pad = both_silent, both_silent.begin().pad
    forms = [
        site.open(f"{pad}/aanvraag?stap=partners").form(SEND).fill(titel=titel) for titel in ("Waterschap", "Regiolab")
    ]
    for answer in at_once(site, "bericht", *[lambda form=form: form.send(SEND) for form in forms]):
        assert site.follow(answer).h1 == "Je aanvraag is verstuurd"
    assert {keuze["titel"] for keuze in site.data(pad)["keuzes"]} == {"Waterschap", "Regiolab"}


def test_an_aanvraag_for_an_own_bouwsteen_that_is_there_leaves_its_stand(silent: Site) -> None:
    pad = silent.begin().pad
    silent.send(f"{pad}/partners/eigen", {"titel": "Waterschap", "eigen_stand": "behouden"})
    silent.open(f"{pad}/aanvraag?stap=partners").form(SEND).fill(titel="waterschap").submit(SEND)
    assert [keuze["stand"] for keuze in silent.data(pad)["keuzes"]] == ["behouden"]


def test_the_same_question_from_a_new_form_is_a_new_aanvraag(silent: Site) -> None:
    for _ in range(2):
        ask(silent, titel="Waterschap")
    assert len(silent.rows("aanvraag")) == 2


@pytest.mark.parametrize("where", ["titel", "waarom", "naam"])
@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_whatever_adds_a_header_or_a_recipient(silent: Site, where: str, text: str) -> None:
    fields = {"titel": "Waterschap", "email": "anna@example.nl", where: text}
    ask(silent, 200, **{"stap": "partners", **fields})
    for letter in letters_of(silent).values():
        assert letter["Bcc"] is None
        assert len(letter.get_all("To", [])) == len(letter["To"].addresses) == 1
        assert str(letter["Subject"]).isprintable()


@pytest.mark.parametrize(
    "email",
    [
        "anna",
        "anna@",
        "anna@example.nl\nBcc: kwaad@example.com",
        "anna@example.nl, kwaad@example.com",
        "Anna of anna@example.nl",
        "a@b",
        "anna@example..nl",
        "x" * 10_000 + "@example.nl",
    ],
)
def test_a_wrong_address_is_refused_with_everything_still_there(silent: Site, email: str) -> None:
    page = silent.send("/aanvraag", {**ASKED, "stap": "visie", "email": email}, expect=422)
    assert page.title.startswith("Fout: ")
    assert any("e-mailadres klopt niet" in fault or "te lang" in fault for fault in page.faults)
    values = page.form(SEND).values
    assert {name: values[name].replace("\r", "") for name in ASKED} == ASKED
    assert values["stap"] == "visie"
    assert silent.rows("aanvraag") == silent.rows("bericht") == []


def test_an_aanvraag_without_a_titel_is_refused(silent: Site) -> None:
    page = ask(silent, expect=422, waarom="Graag.")
    assert page.faults == ["Vertel in een paar woorden welke bouwsteen je mist."]
    assert page.form(SEND).values["waarom"] == "Graag."


@pytest.mark.parametrize("name", ["titel", "waarom", "naam"])
def test_ten_thousand_characters_are_refused_with_how_many_are_too_many(silent: Site, name: str) -> None:
    text = "woord " * 1666 + "eind"
    page = ask(silent, 422, **{"titel": "Waterschap", name: text})
    limit = LIMITS[name]
    over = len(text) - limit
    assert page.faults == [f"Deze tekst is {over} tekens te lang. Maak hem korter: hooguit {limit} tekens."]
    assert page.form(SEND).values[name] == text
    page.form(SEND).fill({name: text[:limit].strip()}).submit(SEND)
    assert len(silent.rows("aanvraag")) == 1


def test_from_a_stap_the_stap_is_filled_in_and_leads_back(silent: Site) -> None:
    page = silent.begin().follow("Partners").follow("Stuur een mailtje")
    assert page.form(SEND).values["stap"] == "partners"
    sent = page.form(SEND).fill(titel="Waterschap", erbij=False).submit(SEND)
    assert sent.follow("Ga terug naar Partners").h1 == "Partners"
    assert silent.rows("keuze") == []
    assert silent.rows("aanvraag")[0]["bouwwerk_id"] is not None


def test_the_bouwsteen_may_come_in_at_once_as_an_own_one(both_silent: Site) -> None:
    page = both_silent.begin().follow("Partners").follow("Stuur een mailtje")
    sent = page.form(SEND).fill(titel="Waterschap", erbij=True).submit(SEND)
    assert "De bouwsteen staat alvast als eigen bouwsteen in je bouwwerk." in sent.text
    (keuze,) = both_silent.data(page.pad)["keuzes"]
    assert (keuze["bouwsteen"], keuze["titel"], keuze["stap"]) == (None, "Waterschap", "partners")


def test_without_a_stap_nothing_comes_in_and_the_page_says_why_and_what_to_do(silent: Site) -> None:
    pad = silent.begin().pad
    form = silent.open(f"{pad}/aanvraag").form(SEND).fill(titel="Waterschap", stap="weet_niet", erbij=True)
    sent = form.submit(SEND)
    assert "De bouwsteen staat nog niet in je bouwwerk, want je koos geen stap." in sent.text
    assert "voeg hem daar toe als eigen bouwsteen" in sent.text
    assert silent.rows("keuze") == []
    assert letters_of(silent)["aanvraag"]["Subject"] == "Aanvraag bouwsteen voor Weet ik niet: Waterschap"
    for stap, erbij in (("weet_niet", False), ("partners", True)):
        assert "je koos geen stap" not in form.fill(stap=stap, erbij=erbij).submit(SEND).text


@pytest.mark.parametrize("stap", ["onzin", "", "x" * 5000, "<b>"])
def test_a_stap_that_does_not_exist_is_weet_ik_niet(silent: Site, stap: str) -> None:
    assert silent.open(f"/aanvraag?stap={stap}").form(SEND).values["stap"] == "weet_niet"
    silent.send("/aanvraag", {"titel": "Waterschap", "stap": stap})
    assert silent.rows("aanvraag")[0]["stap"] == "weet_niet"


def test_without_an_editors_address_there_is_no_mailto(silent: Site) -> None:
    assert "mailto:" not in silent.open("/aanvraag").html


def test_with_an_editors_address_the_mailto_has_the_stap_and_never_the_sleutel(sqlite_settings: Settings) -> None:
    known = sqlite_settings.model_copy(update={"redactie_email": "redactie@example.nl"})
    with Site.running(known) as site:
        page = site.begin().follow("Partners").follow("Stuur een mailtje")
        (link,) = [str(a.attrs["href"]) for a in page.tree.named("a") if "mailto:" in str(a.attrs.get("href"))]
        assert link.startswith("mailto:redactie@example.nl?")
        assert "Ik mis een bouwsteen voor Partners" in unquote(link)
        assert page.sleutel not in link
        kept = page.form(SEND).fill(titel="Waterschap & co", naam="x" * 200).submit(SEND, expect=422)
        (link,) = [str(a.attrs["href"]) for a in kept.tree.named("a") if "mailto:" in str(a.attrs.get("href"))]
        assert "Waterschap & co" in unquote(link)


def test_the_mail_to_the_editors_never_holds_the_sleutel(silent: Site) -> None:
    page = silent.begin().follow("Partners").follow("Stuur een mailtje")
    page.form(SEND).fill(titel="Waterschap", email="anna@example.nl").submit(SEND)
    for letter in letters_of(silent).values():
        assert page.sleutel not in letter.as_string()


def test_the_page_says_why_an_address_is_asked_and_how_long_it_is_kept(silent: Site) -> None:
    text = silent.open("/aanvraag").text
    assert "Dan kunnen we je laten weten wanneer de bouwsteen er is." in text
    assert "Na drie maanden wissen we je naam en adres." in text


def test_nobody_promises_when_an_answer_comes(silent: Site) -> None:
    for path in ("/aanvraag", "/aanvraag/verstuurd?stap=visie&mail=ja", "/uitleg"):
        text = silent.open(path).text.lower()
        for promise in ("werkdag", "binnen een week", "binnen twee weken", "binnen 24 uur"):
            assert promise not in text


def test_after_many_confirmations_an_aanvraag_still_arrives_and_the_page_says_that_no_mail_comes(silent: Site) -> None:
    for _ in range(BRAKES["bevestiging"].amount):
        assert "Je krijgt een bevestiging per mail." in ask(silent, titel="Bibliotheek", email="anna@example.nl").text
    form = silent.open("/aanvraag").form(SEND).fill(titel="Waterschap", email="Anna@example.nl")
    for _ in range(2):
        sent = form.submit(SEND)
        assert sent.h1 == "Je aanvraag is verstuurd"
        assert "Je krijgt nu geen bevestiging per mail" in sent.text
    assert silent.rows("aanvraag")[-1]["titel"] == "Waterschap"
    assert [row["soort"] for row in silent.rows("bericht")][-2:] == ["bevestiging", "aanvraag"]
    assert "Je krijgt een bevestiging per mail." in ask(silent, titel="Waterschap", email="bram@example.nl").text


def test_who_asks_and_who_mails_a_link_do_not_use_up_each_other(silent: Site) -> None:
    for _ in range(BRAKES["ontvanger"].amount + 1):
        ask(silent, titel="Waterschap", email="anna@example.nl")
    pad = silent.begin().pad
    assert silent.post(f"{pad}/bewaren", {"email": "anna@example.nl"}).status_code == 303


@pytest.mark.parametrize("path", ["/aanvraag", "/aanvraag/verstuurd?mail=ja"])
def test_the_pages_promise_what_the_step_pages_promise(silent: Site, path: str) -> None:
    """'Wij maken hem voor je aan' stands under every step: no page or mail makes that a maybe."""
    assert "Wordt de bouwsteen gemaakt" not in silent.open(path).text
    ask(silent, titel="Waterschap", email="anna@example.nl")
    assert "Wordt de bouwsteen gemaakt" not in letters_of(silent)["bevestiging"].get_content()
