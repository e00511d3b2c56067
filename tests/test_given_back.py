"""What was typed in a form that could not be taken comes back, whatever the reason, and no secret does."""

import re
from typing import Any

import pytest

from app.brakes import TooMany
from app.given_back import MACHINERY, SECRET, given_back
from app.plans.rol import Rol
from app.templating import HERE
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.trees import words
from tests.visitor import Site

TYPED = {"tekst": "Een lange gedachte.", "over": "museum", "formulier": "abc"}
FIELD = re.compile(r"<(input|textarea)\b((?:[^>{]|\{\{.*?\}\}|\{%.*?%\})*)>", re.DOTALL)
NAME, KIND = re.compile(r'name="([a-z_]+)(?:\.[^"]*)?"'), re.compile(r'type="([a-z]+)"')
TYPED_ELSEWHERE = {"titel", "wanneer", "mijn"}
"""Hidden fields and choices of one page that are, or may be, typed text on another."""


def areas(page: Page) -> list[str]:
    return [words(area) for area in page.query("textarea[readonly]")]


@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}, {"Origin": "https://een-ander-adres.nl"}])
def test_a_form_without_word_of_where_it_came_from_is_refused_and_given_back(
    site: Site, headers: dict[str, str]
) -> None:
    pad = site.begin().pad
    for path in (f"{pad}/partners", f"{pad}/opmerkingen", f"{pad}/bestaat-niet", "/aanvraag", "/redactie/aanmelden"):
        answer = bare(site, path, TYPED | {"wachtwoord": "geheim-woord"}, headers)
        page = Page(site, answer, 403)
        assert (page.h1, areas(page)) == ("We konden dit formulier niet aannemen", ["Een lange gedachte."])
        assert "geheim-woord" not in page.html
    assert site.rows("opmerking") == []


def bare(site: Site, path: str, fields: dict[str, str], headers: dict[str, str]) -> Any:
    """A form from a browser or proxy that leaves the usual headers out."""
    return site.untold().post(path, fields, headers=headers)


def test_what_another_site_sends_is_never_shown(site: Site) -> None:
    for site_kind in ("cross-site", "same-site"):
        answer = site.post("/aanvraag", TYPED, headers={"Sec-Fetch-Site": site_kind})
        assert (answer.status_code, TYPED["tekst"] in answer.text) == (403, False)


def test_markup_in_what_was_typed_is_text(site: Site) -> None:
    nasty = "</textarea><script>alert(1)</script>"
    page = Page(site, bare(site, "/aanvraag", {"waarom": nasty}, {}), 403)
    assert nasty not in page.html
    assert [str(area.text) for area in page.query("textarea")] or page.query("textarea")


def test_a_link_that_was_withdrawn_meanwhile_gives_the_text_back(both_sites: Site) -> None:
    owner = both_sites.begin().pad
    pad = share(both_sites, owner, Rol.MEESCHRIJVEN)
    with both_sites.database.write() as connection:
        connection.exec_driver_sql("UPDATE toegang SET ingetrokken_op = gemaakt_op WHERE rol = 'meeschrijven'")
    for path in ("/opmerkingen", "/aanvraag", "/gegevens", "/versies"):
        page = both_sites.send(pad + path, TYPED, expect=410)
        assert "Een lange gedachte." in areas(page), path
    unknown = f"/b/bw_{'0' * 48}"
    assert areas(both_sites.send(f"{unknown}/gegevens", {"titel": "Ons plan"}, expect=404)) == ["Ons plan"]


def test_a_brake_gives_the_text_back(site: Site) -> None:
    def hit(*_: object) -> None:
        raise TooMany(60)

    site.app.state.instance.brakes.hit = hit  # the real one needs a hundred forms
    page = site.send("/begin", {"titel": "Ons plan", "gemeente": "", "periode": "2027"}, expect=429)
    assert areas(page) == ["Ons plan", "2027"]


@pytest.mark.parametrize("fields", [{"waarom": "z" * 4_100_000}, {f"waarom.{n}": "tekst" for n in range(6000)}])
def test_a_form_that_is_too_large_gives_back_its_beginning(site: Site, fields: dict[str, str]) -> None:
    page = Page(site, site.post("/aanvraag", fields), 413)
    given = page.query("textarea[readonly]")
    assert given
    assert sum(len(words(area)) for area in given[:1]) > 4
    assert len(page.html) < 2_000_000


def test_every_field_of_our_pages_is_either_typed_or_not() -> None:
    """A new field must be told apart: typed text comes back, what a page fills in and what is one click does not."""
    wrong = []
    for file in sorted((HERE / "templates").rglob("*.html")):
        for tag, rest in FIELD.findall(file.read_text()):
            if not (name := NAME.search(rest)):
                continue
            clicked = any(kind in {"hidden", "radio", "checkbox"} for kind in KIND.findall(rest))
            if (
                name[1] not in TYPED_ELSEWHERE
                and clicked != (name[1] in MACHINERY | SECRET)
                and (clicked or tag == "textarea")
            ):
                wrong.append((file.name, name[1]))
    assert wrong == [], "put it in MACHINERY of app/given_back.py, or take it out"


def test_a_text_says_what_it_is_about_and_nothing_empty_comes_along() -> None:
    sent = {
        "met_wie.museum": "Het archief",
        "was.met_wie.museum": "x",
        "hoe.museum": " ",
        "<b>": "x",
        "wachtwoord": "y",
    }
    assert given_back(sent) == {"met wie bij museum": "Het archief"}


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/versies/1/naam", "/versies/1"),
        ("/opmerkingen/3/afhandelen", "/opmerkingen"),
        ("/samenhang/laat", "/samenhang"),
        ("/links", ""),
    ],
)
def test_an_address_that_only_takes_forms_leads_to_the_page_above_it(site: Site, path: str, above: str) -> None:
    pad = site.begin().pad
    answer = site.get(pad + path)
    assert (answer.status_code, answer.headers["Location"]) == (303, pad + above)


def test_an_act_of_the_back_office_opened_again_leads_to_its_concept(site: Site) -> None:
    assert site.get("/redactie/concepten/5/keur").headers["Location"] == "/redactie/concepten/5"


def test_only_the_page_that_a_form_ends_on_may_be_kept_to_come_back_to(site: Site) -> None:
    pad, wrong = site.begin().pad, {"titel": "x" * 200}
    assert site.post(f"{pad}/gegevens", wrong).headers["Cache-Control"] == "private, no-cache"
    assert site.get(f"{pad}/gegevens").headers["Cache-Control"] == "no-store"
    by_script = site.post(f"{pad}/gegevens", wrong, headers={"Sec-Fetch-Mode": "cors"})
    assert by_script.headers["Cache-Control"] == "no-store"
    for secret in ("/redactie/aanmelden", "/redactie/ik/herstelcodes", "/redactie/uitnodiging/x"):
        assert site.post(secret, {"email": "anna@example.nl"}).headers["Cache-Control"] == "no-store"
