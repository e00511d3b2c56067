"""The pages about the tool itself say what they must, and nothing that is not so."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from app.settings import Settings
from tests.serving import free_port
from tests.visitor import Site

MAKERS = ("LKCA", "VNG", "Raad van Twaalf", "Cultuurconnectie")


def test_the_start_page_says_what_it_is_and_offers_two_ways_in(site: Site) -> None:
    page = site.open("/")
    for wanted in ("Begin je bouwwerk", "Open een bewaard bouwwerk", "Visie", "Doelgroepen", "Instrumenten", *MAKERS):
        assert wanted in page.text
    assert page.query("svg[role=img], svg title"), "a picture of what you end up with"
    assert page.follow("Begin je bouwwerk").path == "/begin"
    assert page.follow("Open een bewaard bouwwerk").path == "/open"


@pytest.mark.parametrize("path", ["/", "/uitleg", "/bronnen", "/privacy", "/toegankelijkheid", "/aanvraag", "/begin"])
def test_no_page_speaks_for_the_makers_of_the_predecessor_or_uses_their_address(site: Site, path: str) -> None:
    html = site.open(path).html.lower()
    for address in ("@lkca", "@vng", "@cultuurconnectie", "mailto:"):
        assert address not in html


def walk(site: Site, start: str, inside: str) -> set[str]:
    """Follow every link within `inside`; returns the paths. One query of a kind is enough for each page."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    waiting = [start]
    while waiting:
        address = urlsplit(waiting.pop())
        kind = (address.path, tuple(sorted(parse_qs(address.query))))
        if kind in seen or address.path.endswith((".json", ".jsonld")) or "/document." in address.path:
            continue
        seen.add(kind)
        found = [str(a.attrs["href"]).partition("#")[0] for a in site.open(address.geturl()).tree.named("a")]
        waiting += [link for link in found if link.startswith(inside)]
    return {path for path, _ in seen}


def test_every_link_on_the_pages_leads_somewhere(site: Site) -> None:
    seen = walk(site, "/", "/")
    assert {"/uitleg", "/bronnen", "/privacy", "/toegankelijkheid", "/aanvraag", "/open", "/begin"} <= seen


def test_every_link_in_a_bouwwerk_leads_somewhere(site: Site) -> None:
    pad = site.begin(titel="Rondgang").pad
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    seen = walk(site, f"{pad}/overzicht", "/b/")
    assert {f"{pad}/{name}" for name in ("visie", "instrumenten", "bewaren", "gegevens", "aanvraag")} <= seen


def test_the_sources_page_names_every_source_with_the_day_it_was_checked(site: Site) -> None:
    text = site.open("/bronnen").text
    assert "november 2026" in text
    for maker in MAKERS:
        assert maker in text


def test_the_privacy_page_says_what_is_kept_why_and_how_long(site: Site) -> None:
    text = site.open("/privacy").text
    backups = "Als de beheerder reservekopieën maakt, staat wat gewist is daar nog in, hooguit 30 dagen."
    opened = "Twee jaar nadat iemand het voor het laatst gebruikte: iets wijzigde, verder klikte"
    for wanted in (opened, "Drie maanden", "Ben je redacteur", backups):
        assert wanted in text


def test_the_privacy_page_says_how_long_a_mail_really_stays(site: Site, sqlite_settings: Settings) -> None:
    assert "Deze installatie heeft geen mailserver" in site.open("/privacy").text
    mailing = sqlite_settings.model_copy(update={"smtp_url": f"smtp://127.0.0.1:{free_port()}"})
    with Site.running(mailing) as other:
        text = other.open("/privacy").text
    assert "Deze installatie heeft geen mailserver" not in text
    assert "Tot de mail weg is. Lukt dat niet, dan proberen we het drie dagen" in text


def test_accessibility_claims_no_status_and_shows_what_the_settings_say(sqlite_settings: Settings) -> None:
    with Site.running(sqlite_settings) as site:
        text = site.open("/toegankelijkheid").text.lower()
        for claim in ("voldoet volledig", "voldoet gedeeltelijk", "status a", "status b"):
            assert claim not in text
    known = sqlite_settings.model_copy(
        update={
            "toegankelijkheidsverklaring_url": "https://register.example/verklaring",
            "contact_toegankelijkheid": "toegankelijk@example.nl",
            "beheerder": "Gemeente Lindewaard",
        }
    )
    with Site.running(known) as site:
        page = site.open("/toegankelijkheid")
        assert "https://register.example/verklaring" in page.html
        assert "toegankelijk@example.nl" in page.html
        assert "Gemeente Lindewaard" in site.open("/privacy").text


@pytest.mark.parametrize(
    ("contact", "line"),
    [("veilig@gemeente.example", "mailto:veilig@gemeente.example"), ("https://gemeente.example/cvd", None)],
)
def test_security_txt_says_where_to_tell_of_a_weakness(
    sqlite_settings: Settings, contact: str, line: str | None
) -> None:
    config = {"contact_beveiliging": contact, "base_url": "https://plaats.example"}
    with Site.running(sqlite_settings.model_copy(update=config)) as site:
        answer = site.get("/.well-known/security.txt")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    told = dict(text.split(": ", 1) for text in answer.text.splitlines())
    expires = datetime.fromisoformat(told.pop("Expires"))
    assert timedelta(days=179) <= expires - datetime.now(UTC) <= timedelta(days=180)
    assert told == {
        "Contact": line or contact,
        "Preferred-Languages": "nl, en",
        "Canonical": "https://plaats.example/.well-known/security.txt",
    }
