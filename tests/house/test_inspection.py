"""The inspector itself: a good page passes, and every fault it looks for is found and told with what to do."""

import httpx
import pytest

from app.plans.step_page import PAD
from app.web import HEADERS, NONCE, POLICY
from tests.inspection import Fault, inspect_answer, inspect_page
from tests.trees import Tree

GOOD = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="robots" content="noindex">
<title>Visie – Bouwplaats</title><link rel="stylesheet" href="/static/x.css"><script nonce="abc" src="/x.js"></script>
</head><body><h1>Visie</h1><h2>Kies</h2><p>Een zin, ‘goed’ getypt.</p><a href="#kies">Kies</a>
<svg aria-hidden="true"><path d="M0 0"/></svg><form id="kies" action="/b/x/visie" method="post">
<label for="naam">Naam</label><input id="naam" name="naam"><fieldset><legend>Stand</legend>
<label><input type="radio" name="stand" value="a"> A</label></fieldset><button>Bewaar</button></form></body></html>"""

FAULTS = {
    "no longer valid": ("</h1>", "</h2>", "not valid HTML"),
    "in another language": ('lang="nl"', 'lang="en"', "lang=nl"),
    "a second h1": ("<h2>Kies</h2>", "<h1>Kies</h1>", "2 h1 elements"),
    "another title": ("<title>Visie", "<title>Stap", "must start with the h1"),
    "an id twice": ("<p>", '<p id="kies">', "stands 2 times"),
    "a label for nothing": ('for="naam"', 'for="naam2"', "points nowhere"),
    "a link to nothing": ('href="#kies"', 'href="#weg"', "points nowhere"),
    "a description that is not there": ('name="naam"', 'name="naam" aria-describedby="u"', "points nowhere"),
    "a form that goes nowhere": (' action="/b/x/visie"', "", "a form without action"),
    "a form without a method": (' method="post"', "", "a form without method"),
    "a field without a label": ('<label for="naam">Naam</label>', "", "has no label"),
    "a radio without a group": ("<legend>Stand</legend>", "", "has no group"),
    "a button without words": ("<button>Bewaar</button>", "<button></button>", "without words"),
    "a hidden button that tab reaches": ("<button>", '<button aria-hidden="true">', "reached but not heard"),
    "an inline style": ("<p>", '<p style="color:red">', "attribute style"),
    "an inline handler": ("<button>", '<button onclick="x()">', "attribute onclick"),
    "an inline script": ("</body>", "<script>x()</script></body>", "inline <script>"),
    "a style element": ("</head>", "<style>p{}</style></head>", "inline <style>"),
    "something of a third party": ('href="/static/x.css"', 'href="https://elders.example/x.css"', "third party"),
    "a heading that jumps": ("<h2>Kies</h2>", "<h3>Kies</h3>", "jumps from level 1 to 3"),
    "a picture without a name": (' aria-hidden="true"', "", "an svg without a name"),
    "an image without alt": ("<p>", '<img src="/x.png"><p>', "has no alt"),
    "an exclamation mark": ("getypt.", "getypt!", "no exclamation marks"),
    "a straight quote": ("‘goed’", '"goed"', "curly quotes"),
    "raw template code": ("Een zin", "{{ zin }}", "raw template code"),
    "a nonce that is not filled in": ('nonce="abc"', f'nonce="{NONCE}"', "placeholder"),
    "an address that is not filled in": ("/b/x/visie", f"{PAD}/visie", "placeholder"),
    "a nonce of another answer": ('nonce="abc"', 'nonce="def"', "not the one of the policy"),
    "open to search engines": ('content="noindex"', 'content="all"', "noindex"),
}


def answer(html: str, method: str = "GET", status: int = 200, **headers: str) -> httpx.Response:
    """An answer of ours behind a sleutel; a header set to nothing is taken away."""
    dressed = HEADERS | {"Content-Security-Policy": POLICY.format(nonce="abc"), "Cache-Control": "no-store"}
    dressed |= {name.replace("_", "-"): value for name, value in headers.items()}
    request = httpx.Request(method, "http://127.0.0.1:8000/b/x/visie")
    return httpx.Response(status, headers={n: v for n, v in dressed.items() if v}, text=html, request=request)


def inspect(html: str, typed: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    inspect_page(lambda: Tree(html), answer(html), set(typed))


def test_a_good_page_passes() -> None:
    inspect(GOOD)
    inspect_answer(answer(GOOD))


@pytest.mark.parametrize("case", FAULTS)
def test_every_fault_is_found_and_told(case: str) -> None:
    good, bad, told = FAULTS[case]
    assert good in GOOD
    with pytest.raises(Fault, match=told):
        inspect(GOOD.replace(good, bad))


def test_what_a_visitor_typed_is_not_held_against_us() -> None:
    inspect(GOOD.replace("Een zin", "Hoera!"), {"Hoera!"})
    with pytest.raises(Fault, match="curly quotes"):
        inspect(GOOD.replace("Een zin", '"Hoera!"'), {"Hoera!"})


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"Content_Security_Policy": ""}, "Content-Security-Policy"),
        ({"Content_Security_Policy": "default-src 'none'; script-src 'unsafe-inline'"}, "unsafe"),
        ({"Referrer_Policy": "no-referrer"}, "Referrer-Policy"),
        ({"X_Content_Type_Options": ""}, "nosniff"),
        ({"Cache_Control": "public"}, "no-store"),
    ],
)
def test_every_header_that_is_missing_is_told(changed: dict[str, str], told: str) -> None:
    with pytest.raises((Fault, KeyError), match=told):
        inspect_answer(answer(GOOD, "GET", 200, **changed))


def test_a_post_is_answered_with_303() -> None:
    with pytest.raises(Fault, match="303"):
        inspect_answer(answer("", "POST", 302, Location="/"))
