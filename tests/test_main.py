"""Every route of the site, with a good link, a wrong one and one that was replaced."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.routing import Route

from tests.visitor import Site

NO_LINK = "/b/bw_" + "0" * 48

WITHOUT_LINK = {
    "GET /": 200,
    "GET /uitleg": 200,
    "GET /bronnen": 200,
    "GET /privacy": 200,
    "GET /toegankelijkheid": 200,
    "GET /gezond/levend": 200,
    "GET /gezond/klaar": 200,
    "GET /gezond/werk": 200,
    "GET /.well-known/security.txt": 404,
    "GET /robots.txt": 200,
    "GET /begin": 200,
    "POST /begin": 303,
    "GET /gemeenten": 303,
    "GET /open": 200,
    "POST /open": 422,
    "GET /link-kwijt": 200,
    "POST /link-kwijt": 422,
    "POST /apparaat/vergeet": 303,
    "GET /importeer": 200,
    "POST /importeer": 422,
    "GET /bouwtekeningen": 200,
    "GET /bouwtekeningen/{slug}": 404,
    "GET /regelingen": 200,
    "GET /bij-wie": 200,
    "GET /kennis": 200,
    "GET /advies": 200,
    "GET /over": 200,
    "GET /bouwstenen": 200,
    "GET /bouwstenen/{slug}": 200,
    "GET /voorbeelden": 200,
    "GET /zoeken": 200,
    "GET /bouwstenen/{slug}.json": 200,
    "GET /catalogus.json": 200,
    "GET /begrippen.jsonld": 200,
    "GET /sessie/{sleutel}": 404,
    "POST /sessie/{sleutel}": 404,
    "GET /sessie/{sleutel}/{deelnemer}": 404,
    "POST /sessie/{sleutel}/{deelnemer}": 404,
    "GET /sessie/{sleutel}/{deelnemer}/klaar": 404,
    "POST /sessie/{sleutel}/{deelnemer}/wissen": 404,
    "GET /aanvraag": 200,
    "POST /aanvraag": 422,
    "GET /aanvraag/verstuurd": 200,
    "GET /redactie/aanmelden": 200,
    "POST /redactie/aanmelden": 422,
    "POST /redactie/afmelden": 303,
    "GET /redactie/uitnodiging/{sleutel}": 410,
    "POST /redactie/uitnodiging/{sleutel}": 410,
    "GET /redactie/oidc": 404,
    "GET /redactie/oidc/terug": 404,
    "GET /redactie/ik": 303,
    "GET /redactie/ik/wachtwoord": 303,
    "POST /redactie/ik/wachtwoord": 403,
    "GET /redactie/ik/code": 303,
    "POST /redactie/ik/code": 403,
    "GET /redactie/ik/herstelcodes": 303,
    "POST /redactie/ik/herstelcodes": 403,
    "POST /redactie/ik/aanmeldingen/{nummer}": 403,
    "GET /redactie/redacteuren": 303,
    "POST /redactie/redacteuren": 403,
    "GET /redactie/redacteuren/{nummer}": 303,
    "POST /redactie/redacteuren/{nummer}": 403,
    "GET /redactie/catalogus": 303,
    "GET /redactie/catalogus/{soort}": 303,
    "GET /redactie/catalogus/{soort}/nieuw": 303,
    "POST /redactie/catalogus/{soort}/nieuw": 403,
    "GET /redactie/catalogus/{soort}/{naam}": 303,
    "POST /redactie/catalogus/{soort}/{naam}": 403,
    "GET /redactie/catalogus.json": 303,
    "GET /redactie/in-en-uit": 303,
    "POST /redactie/in-en-uit": 403,
    "POST /redactie/in-en-uit/neem": 403,
    "GET /redactie/concepten": 303,
    "GET /redactie/concepten/{nummer}": 303,
    "POST /redactie/concepten/{nummer}": 403,
    "POST /redactie/concepten/{nummer}/kijk": 403,
    "GET /redactie/concepten/{nummer}/pagina": 303,
    "POST /redactie/concepten/{nummer}/keur": 403,
    "POST /redactie/concepten/{nummer}/publiceer": 403,
    "POST /redactie/concepten/{nummer}/terug": 403,
    "POST /redactie/concepten/{nummer}/intrekken": 403,
    "POST /redactie/concepten/{nummer}/ongedaan": 403,
    "POST /redactie/concepten/{nummer}/bijwerken": 403,
    "GET /redactie/logboek": 303,
    "GET /redactie/nakijken": 303,
    "GET /redactie/cijfers": 303,
    "GET /aanvraag/{sleutel}": 404,
    "GET /aanvraag/{sleutel}/intrekken": 404,
    "POST /aanvraag/{sleutel}/intrekken": 404,
    "GET /redactie": 303,
    "GET /redactie/aanvragen/{nummer}": 303,
    "POST /redactie/aanvragen/{nummer}/behandelen": 403,
    "POST /redactie/aanvragen/{nummer}/notities": 403,
    "POST /redactie/aanvragen/{nummer}/samenvoegen": 403,
    "POST /redactie/aanvragen/{nummer}/afwijzen": 403,
    "POST /redactie/aanvragen/{nummer}/verwijzen": 403,
    "GET /redactie/aanvragen/{nummer}/mail": 303,
    "GET /redactie/aanvragen/{nummer}/{actie}": 303,
    "POST /redactie/aanvragen/{nummer}/mail": 403,
}
"""What an empty request gets."""

WITH_LINK = {
    "GET /b/{sleutel}": 303,
    "GET /b/{sleutel}/overzicht": 200,
    "GET /b/{sleutel}/gegevens": 200,
    "GET /b/{sleutel}/meenemen": 200,
    "POST /b/{sleutel}/meenemen": 303,
    "POST /b/{sleutel}/huisstijl": 422,
    "POST /b/{sleutel}/huisstijl/verwijderen": 303,
    "GET /b/{sleutel}/samenhang": 200,
    "GET /b/{sleutel}/samenhang/kies": 303,
    "POST /b/{sleutel}/samenhang/kies": 422,
    "GET /b/{sleutel}/samenhang/laat": 303,
    "POST /b/{sleutel}/samenhang/laat": 422,
    "GET /b/{sleutel}/samenhang/terug": 303,
    "POST /b/{sleutel}/samenhang/terug": 422,
    "GET /b/{sleutel}/gemeenten": 200,
    "POST /b/{sleutel}/gemeenten": 303,
    "GET /b/{sleutel}/ideeen": 200,
    "GET /b/{sleutel}/ideeen/laat": 303,
    "POST /b/{sleutel}/ideeen/laat": 422,
    "GET /b/{sleutel}/ideeen/terug": 303,
    "POST /b/{sleutel}/ideeen/terug": 422,
    "GET /b/{sleutel}/minder": 200,
    "GET /b/{sleutel}/bril": 200,
    "GET /b/{sleutel}/bril/{domein}": 404,
    "GET /b/{sleutel}/bril/{domein}.{formaat}": 404,
    "GET /b/{sleutel}/teksten": 200,
    "POST /b/{sleutel}/teksten": 303,
    "POST /b/{sleutel}/gegevens": 303,
    "GET /b/{sleutel}/bewaren": 200,
    "POST /b/{sleutel}/bewaren": 422,
    "POST /b/{sleutel}/link": 303,
    "POST /b/{sleutel}/links": 422,
    "POST /b/{sleutel}/links/mail": 422,
    "POST /b/{sleutel}/links/{nummer}/intrekken": 404,
    "POST /b/{sleutel}/naam": 303,
    "POST /b/{sleutel}/adressen": 422,
    "POST /b/{sleutel}/adressen/{nummer}/vergeten": 404,
    "GET /b/{sleutel}/geschiedenis": 200,
    "GET /b/{sleutel}/geschiedenis/vergelijk": 422,
    "GET /b/{sleutel}/geschiedenis/{nr}/ongedaan": 303,
    "POST /b/{sleutel}/geschiedenis/{nr}/ongedaan": 404,
    "GET /b/{sleutel}/geschiedenis/{nr}/terug": 404,
    "POST /b/{sleutel}/geschiedenis/{nr}/terug": 404,
    "GET /b/{sleutel}/uitwerken": 200,
    "POST /b/{sleutel}/uitwerken": 303,
    "GET /b/{sleutel}/uitwerken/{slug}": 404,
    "POST /b/{sleutel}/uitwerken/{slug}": 422,
    "GET /b/{sleutel}/vernieuwd": 200,
    "POST /b/{sleutel}/vernieuwd": 303,
    "GET /b/{sleutel}/vernieuwd/{slug}": 303,
    "POST /b/{sleutel}/vernieuwd/{slug}": 303,
    "GET /b/{sleutel}/aanbod": 200,
    "GET /b/{sleutel}/aanbod/{slug}": 303,
    "POST /b/{sleutel}/aanbod/{slug}": 303,
    "GET /b/{sleutel}/verwijderen": 200,
    "POST /b/{sleutel}/verwijderen": 303,
    "POST /b/{sleutel}/gebruik": 303,
    "POST /b/{sleutel}/terughalen": 303,
    "GET /b/{sleutel}/alles.json": 200,
    "GET /b/{sleutel}/versies": 200,
    "POST /b/{sleutel}/versies": 422,
    "GET /b/{sleutel}/versies/{nr}": 404,
    "GET /b/{sleutel}/versies/{nr}/verschil": 404,
    "GET /b/{sleutel}/versies/{nr}/document.{formaat}": 404,
    "POST /b/{sleutel}/versies/{nr}/naam": 404,
    "POST /b/{sleutel}/versies/{nr}/verwijderen": 404,
    "GET /b/{sleutel}/bouwtekeningen/{slug}": 404,
    "POST /b/{sleutel}/bouwtekeningen/{slug}": 404,
    "GET /b/{sleutel}/vergelijk": 200,
    "POST /b/{sleutel}/vergelijk": 422,
    "GET /b/{sleutel}/kopie": 200,
    "POST /b/{sleutel}/kopie": 422,
    "GET /b/{sleutel}/document.{formaat}": 200,
    "GET /b/{sleutel}/document.json": 200,
    "GET /b/{sleutel}/aanvraag": 200,
    "POST /b/{sleutel}/aanvraag": 422,
    "GET /b/{sleutel}/aanvraag/verstuurd": 200,
    "GET /b/{sleutel}/bouwstenen": 200,
    "GET /b/{sleutel}/bouwstenen/{slug}": 200,
    "GET /b/{sleutel}/voorbeelden": 200,
    "GET /b/{sleutel}/nieuw": 200,
    "GET /b/{sleutel}/draagvlak": 200,
    "POST /b/{sleutel}/draagvlak": 422,
    "GET /b/{sleutel}/draagvlak/{nr}": 404,
    "POST /b/{sleutel}/draagvlak/{nr}/sluiten": 404,
    "POST /b/{sleutel}/draagvlak/{nr}/verwijderen": 303,
    "GET /b/{sleutel}/opmerkingen": 200,
    "POST /b/{sleutel}/opmerkingen": 422,
    "POST /b/{sleutel}/opmerkingen/{nummer}/afhandelen": 404,
    "POST /b/{sleutel}/opmerkingen/{nummer}/verwijderen": 404,
    "GET /b/{sleutel}/{stap}/nieuw": 200,
    "GET /b/{sleutel}/{stap}": 200,
    "POST /b/{sleutel}/{stap}": 303,
    "GET /b/{sleutel}/": 303,
    "GET /b/{sleutel}/{stap}/eigen": 303,
    "POST /b/{sleutel}/{stap}/eigen": 422,
}
"""What an empty request gets with a good link; a wrong link is always 404, a replaced one 410."""


def known(app: FastAPI) -> Iterator[str]:
    """Method and path of every route there is."""
    for route in app.routes:
        if isinstance(route, Route):
            yield from (f"{method} {route.path_format}" for method in sorted(route.methods or ()))


def ask(site: Site, line: str, pad: str) -> int:
    method, _, path = line.partition(" ")
    address = path.replace("/b/{sleutel}", pad).replace("{stap}", "partners").replace("{slug}", "museum")
    address = address.replace("{formaat}", "pdf")
    return site.fetch(method, address, data={} if method == "POST" else None).status_code


def test_every_route_has_a_line_here(site: Site) -> None:
    """A new route needs a decision on what it does with a wrong link; a route that goes, on who still links to it."""
    assert sorted(known(site.app)) == sorted([*WITHOUT_LINK, *WITH_LINK])


@pytest.mark.parametrize(("line", "status"), WITHOUT_LINK.items())
def test_a_route_without_a_link_answers(site: Site, line: str, status: int) -> None:
    assert ask(site, line, "") == status


@pytest.mark.parametrize(("line", "status"), WITH_LINK.items())
def test_a_good_link_opens_a_wrong_one_does_not_and_a_replaced_one_says_so(site: Site, line: str, status: int) -> None:
    pad = site.begin().pad
    assert ask(site, line, NO_LINK) == 404
    old = site.begin(titel="Vervangen").pad
    site.post(f"{old}/link")
    assert ask(site, line, old) == 410
    assert ask(site, line, pad) == status


@pytest.mark.parametrize("line", [line for line in WITH_LINK if line.startswith("POST")])
def test_a_wrong_link_changes_nothing(site: Site, line: str) -> None:
    ask(site, line, NO_LINK)
    for table in ("bouwwerk", "keuze", "gebeurtenis", "aanvraag", "bericht"):
        assert site.rows(table) == []


@pytest.mark.parametrize("path", ["/bestaat-niet", "/b", "/b/", "/B/bw_x", "/static/bestaat-niet.css", "/begin/"])
def test_an_address_that_does_not_exist_is_a_helpful_page(site: Site, path: str) -> None:
    assert site.open(path, expect=404).h1 in {
        "Deze pagina bestaat niet",
        "We vinden geen bouwwerk bij deze link",
    }


def test_an_unknown_stap_is_a_page_that_does_not_exist(site: Site) -> None:
    pad = site.begin().pad
    assert site.open(f"{pad}/zesde-stap", expect=404).h1 == "Deze pagina bestaat niet"
    assert site.send(f"{pad}/zesde-stap", {}, expect=404).h1 == "Deze pagina bestaat niet"


def test_static_files_may_be_kept_for_ever_because_their_address_has_a_fingerprint(site: Site) -> None:
    page = site.open("/")
    addresses = [str(link.attrs["href"]) for link in page.tree.named("link")]
    addresses += [str(script.attrs["src"]) for script in page.tree.named("script")]
    assert len(addresses) >= 4
    for address in addresses:
        assert "?v=" in address
        answer = site.get(address)
        assert (answer.status_code, "immutable" in answer.headers["Cache-Control"]) == (200, True)


@pytest.mark.parametrize("asked", ["bytes=abc", "bytes=9-2", "bytes=999999999-", "uren=1-2", "bytes=0-10"])
def test_a_part_of_a_static_file_is_never_refused_in_english(site: Site, asked: str) -> None:
    address = str(site.open("/").tree.named("link")[0].attrs["href"])
    answer = site.get(address, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (200, site.get(address).content)


def test_a_bouwwerk_page_is_never_kept_by_a_browser_or_a_search_engine(site: Site) -> None:
    pad = site.begin().pad
    for name in ("document.json", "document.pdf"):
        assert "noindex" in site.get(f"{pad}/{name}").headers["X-Robots-Tag"]
    assert "/b/" not in site.get("/robots.txt").text
