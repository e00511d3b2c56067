"""What must hold for every answer and every page of ours; each message says what to do about it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import httpx
from justhtml import Element

from app.plans.step_page import PAD
from app.web import FOR_BACK, NONCE
from tests.trees import Tree, parents, words

TOKEN = re.compile(r"\b(?:nonce|pad)-[0-9a-f]{32}\b")
NONCES = re.compile(r'nonce="([^"]*)"')
FIELDS = {"input", "select", "textarea"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECRET = ("/b/", "/sessie/")
"""Where a sleutel stands in the address."""
KEPT = ({"no-store"}, {"no-store", FOR_BACK})
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "use": "href"}


class Fault(AssertionError):
    """A page that is not in order."""


def inspect_answer(response: httpx.Response) -> None:
    """The headers that every answer carries, whatever it is. Raises Fault."""
    path, headers = response.request.url.path, response.headers
    wanted = {
        "Content-Security-Policy": "default-src 'none'",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if response.status_code == 304:
        del wanted["Content-Security-Policy"]
        if "Content-Security-Policy" in headers:
            raise Fault(f"{path}: a 304 with a new nonce blocks the scripts of the page that the browser kept")
    for name, value in wanted.items():
        if value not in headers.get(name, ""):
            raise Fault(f"{path}: header {name} misses {value!r}: let web.Guard dress this answer too")
    if "unsafe-" in headers.get("Content-Security-Policy", ""):
        raise Fault(f"{path}: the policy allows something unsafe: use a nonce or a file instead")
    if path.startswith(SECRET) and headers.get("Cache-Control") not in KEPT[response.request.method == "POST"]:
        raise Fault(f"{path}: a page behind a sleutel must say Cache-Control: no-store")
    if response.request.method == "POST" and response.is_redirect and response.status_code != 303:
        raise Fault(f"{path}: answer a POST with see_other (303), not {response.status_code}")


_IN_ORDER: set[tuple[int, bool]] = set()
"""Pages found in order by this process: most tests pass by the same ones, and looking twice teaches nothing."""

_PASSING = re.compile(r'(?:bw|ds|dn)_[0-9a-f]{48}|nonce="[^"]*"|name="formulier" value="[^"]*"|\b\d\d:\d\d\b')


def inspect_page(read: Callable[[], Tree], response: httpx.Response, typed: set[str]) -> None:
    """Everything that makes a page of ours a good one, unless its like was seen before. Raises Fault.

    `read` parses it; `typed` is what visitors wrote.
    """
    _tokens(response)
    marks = any(sign in text for text in typed for sign in SIGNS)
    like = (hash((response.status_code, _PASSING.sub("", response.text))), marks)
    if like not in _IN_ORDER:
        _inspect(read(), response, typed)
        _IN_ORDER.add(like)


def _inspect(tree: Tree, response: httpx.Response, typed: set[str]) -> None:
    path = response.request.url.path
    faults = [fault for rule in RULES for fault in rule(tree)]
    faults += _noindex(tree, response)
    faults += _punctuation(tree, typed)
    if faults:
        told = "\n  ".join(dict.fromkeys(faults))
        raise Fault(f"{path} ({response.status_code}) is not in order:\n  {told}")


def _valid(tree: Tree) -> Iterator[str]:
    for error in tree.errors:
        yield f"not valid HTML: {error}; look at that line of the template"


def _language(tree: Tree) -> Iterator[str]:
    if [html.attrs.get("lang") for html in tree.named("html")] != ["nl"]:
        yield "the html element must say lang=nl: extend layout.html"


def _title(tree: Tree) -> Iterator[str]:
    heads = tree.named("h1")
    if len(heads) != 1:
        yield f"{len(heads)} h1 elements: a page has exactly one"
        return
    titles = [t for t in tree.named("title") if t.namespace != "svg"]
    title = " ".join(titles[0].to_text().split()).removeprefix("Fout: ") if titles else ""
    if not title.startswith(words(heads[0])):
        yield f"the title ‘{title}’ must start with the h1 ‘{words(heads[0])}’"


def _ids(tree: Tree) -> Iterator[str]:
    ids = Counter(str(e.attrs["id"]) for e in tree.elements if "id" in e.attrs)
    for name, number in ids.items():
        if number > 1:
            yield f"id ‘{name}’ stands {number} times: an id is unique"
        if not name or " " in name:
            yield f"id ‘{name}’ is empty or has a space"


def _references(tree: Tree) -> Iterator[str]:
    for element in tree.elements:
        for attribute in REFERENCES:
            for target in str(element.attrs.get(attribute) or "").split():
                if target not in tree.by_id:
                    yield f"{attribute}=‘{target}’ on <{element.name}> points nowhere: add that id"
        href = str(element.attrs.get("href") or "")
        if element.name in {"a", "use"} and href.startswith("#") and href[1:] not in tree.by_id:
            yield f"href=‘{href}’ points nowhere: add that id"


def _forms(tree: Tree) -> Iterator[str]:
    for form in tree.named("form"):
        for attribute in ("action", "method"):
            if not form.attrs.get(attribute):
                yield f"a form without {attribute}: say where it goes and how"


def _labels(tree: Tree) -> Iterator[str]:
    labelled = {str(label.attrs["for"]) for label in tree.named("label") if label.attrs.get("for")}
    for field in tree.named(*FIELDS):
        if field.attrs.get("type") in {"hidden", "submit", "button"}:
            continue
        named = field.attrs.get("aria-label") or field.attrs.get("aria-labelledby")
        wrapped = any(around.name == "label" for around in parents(field))
        if not (named or wrapped or field.attrs.get("id") in labelled):
            yield f"field ‘{field.attrs.get('name')}’ has no label: add <label for>"
        if field.attrs.get("type") == "radio" and not _grouped(field):
            yield f"radio ‘{field.attrs.get('name')}’ has no group: use fieldset with legend, or radiogroup"


def _heard(tree: Tree) -> Iterator[str]:
    for label in tree.named("label", "legend", "button", "summary", "a"):
        if not (words(label) or label.attrs.get("aria-label") or _unheard(label)):
            yield f"<{label.name}> without words: nobody hears what it is"
    for button in tree.named("button", "a", *FIELDS):
        if button.attrs.get("aria-hidden") == "true" and button.attrs.get("tabindex") != "-1":
            yield f"<{button.name}> can be reached but not heard: add tabindex=-1 or take aria-hidden away"


def _unheard(element: Element) -> bool:
    return any("hidden" in e.attrs or e.attrs.get("aria-hidden") == "true" for e in parents(element))


def _grouped(radio: Element) -> bool:
    for around in parents(radio):
        if around.name == "fieldset":
            return any(child.name == "legend" for child in around.children)
        if around.attrs.get("role") == "radiogroup":
            return bool(around.attrs.get("aria-labelledby") or around.attrs.get("aria-label"))
    return False


def _nothing_inline(tree: Tree) -> Iterator[str]:
    for element in tree.elements:
        for name in element.attrs:
            if name.startswith("on") or name == "style":
                yield f"attribute {name} on <{element.name}>: the policy refuses it; use a class or a file"
        if element.name == "style" or (element.name == "script" and not element.attrs.get("src")):
            yield f"inline <{element.name}>: the policy refuses it; put it in app/static"


def _own_resources(tree: Tree) -> Iterator[str]:
    for element in tree.elements:
        address = str(element.attrs.get(LOADED.get(element.name, ""), "") or "")
        if urlsplit(address).netloc:
            yield f"<{element.name}> loads {address}: no page asks anything of a third party"


def _headings(tree: Tree) -> Iterator[str]:
    before = 0
    for heading in tree.named(*HEADINGS):
        level = int(heading.name[1])
        if level > before + 1:
            yield f"heading ‘{words(heading)}’ jumps from level {before} to {level}"
        before = level


def _pictures(tree: Tree) -> Iterator[str]:
    for image in tree.named("img"):
        if "alt" not in image.attrs:
            yield f"image {image.attrs.get('src')} has no alt"
    for svg in tree.named("svg"):
        if _unheard(svg):
            continue
        title = any(child.name == "title" for child in svg.children if isinstance(child, Element))
        if not (title or svg.attrs.get("aria-label") or svg.attrs.get("aria-labelledby")):
            yield "an svg without a name: add a title, or aria-hidden=true when it adds nothing"


SIGNS = {
    "!": "no exclamation marks",
    '"': "use curly quotes: ‘ and ’",
    "{{": "raw template code",
    "{%": "raw template code",
}
"""What never stands in a text of ours; a visitor may write it."""

RULES: tuple[Callable[[Tree], Iterator[str]], ...] = (
    _valid,
    _language,
    _title,
    _ids,
    _references,
    _forms,
    _labels,
    _heard,
    _nothing_inline,
    _own_resources,
    _headings,
    _pictures,
)


def _tokens(response: httpx.Response) -> None:
    html, path = response.text, response.request.url.path
    if NONCE in html or PAD in html or TOKEN.search(html):
        raise Fault(f"{path}: a placeholder was not filled in: send this page with web.answer")
    policy = response.headers["Content-Security-Policy"]
    for nonce in set(NONCES.findall(html)):
        if f"'nonce-{nonce}'" not in policy:
            raise Fault(f"{path}: a nonce is not the one of the policy: send this page with web.answer")


def _noindex(tree: Tree, response: httpx.Response) -> Iterator[str]:
    if not response.request.url.path.startswith(SECRET) or response.status_code not in {200, 409}:
        return
    robots = [m for m in tree.named("meta") if m.attrs.get("name") == "robots"]
    if not any("noindex" in str(meta.attrs.get("content")) for meta in robots):
        yield "a page behind a sleutel must say noindex: hand `pad` to the page"


def _punctuation(tree: Tree, typed: set[str]) -> Iterator[str]:
    body = next(iter(tree.named("body")), None)
    spoken = words(body)
    for sign, advice in SIGNS.items():
        if sign in spoken and not any(sign in text for text in typed):
            place = spoken.index(sign)
            yield f"{advice}: ‘…{spoken[max(0, place - 40) : place + 20]}…’"
