"""A page as somebody without JavaScript uses it: read it, fill its forms, press its buttons."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

import httpx
from justhtml import Element, Node, Text

from tests.inspection import Fault, Tree, inspect_page, parents, words

if TYPE_CHECKING:
    from tests.visitor import Site

SILENT = {"submit", "button", "image", "reset"}


def find(root: Node, selector: str) -> list[Element]:
    """The elements in `root` that a CSS selector finds."""
    return [found for found in root.query(selector) if isinstance(found, Element)]


class Page:
    """A fetched page, already found to be in order. Older pages stay usable: they are other people's tabs."""

    def __init__(self, site: "Site", response: httpx.Response, expect: int = 200) -> None:
        self.site = site
        self.response = response
        self.status = response.status_code
        kind = response.headers.get("Content-Type", "")
        if self.status != expect:
            told = response.text[:2000] if "html" not in kind else words(Tree(response.text).root)
            raise Fault(f"{response.request.url.path} answered {self.status}, not {expect}: {told[:600]}")
        if not kind.startswith("text/html"):
            raise Fault(f"{response.request.url.path} is {kind}: use site.get for what is not a page")
        self.tree = Tree(response.text)
        inspect_page(self.tree, response, site.typed)

    @property
    def path(self) -> str:
        """Where it stands, without site and query."""
        return urlsplit(str(self.response.url)).path

    @property
    def sleutel(self) -> str:
        """The secret in the address of a bouwwerk page."""
        assert self.path.startswith("/b/"), f"{self.path} is not a page of a bouwwerk"
        return self.path.split("/")[2]

    @property
    def pad(self) -> str:
        """The address of the bouwwerk of this page."""
        return f"/b/{self.sleutel}"

    @property
    def html(self) -> str:
        """As it was sent."""
        return self.response.text

    @property
    def text(self) -> str:
        """All words that can be read or heard, fields excepted."""
        return words(self.tree.named("body")[0])

    @property
    def h1(self) -> str:
        """What the page is called."""
        return words(self.tree.named("h1")[0])

    @property
    def title(self) -> str:
        """What the tab of the browser says."""
        return " ".join(self.tree.named("title")[0].to_text().split())

    @property
    def faults(self) -> list[str]:
        """The lines of the summary above a refused form."""
        found = self.tree.by_id.get("foutlijst")
        return [] if found is None else [words(item) for item in find(found, "li")]

    def query(self, selector: str) -> list[Element]:
        """The elements that a CSS selector finds."""
        return find(self.tree.root, selector)

    def bouwsteen(self, slug: str) -> "Bouwsteen":
        """The element of one bouwsteen."""
        for element in self.tree.elements:
            if element.attrs.get("data-bouwsteen") == slug:
                return Bouwsteen(self, element)
        raise AssertionError(f"no data-bouwsteen={slug} on {self.path}")

    @property
    def bouwstenen(self) -> list[str]:
        """The slugs on the page, in order."""
        return [str(e.attrs["data-bouwsteen"]) for e in self.tree.elements if "data-bouwsteen" in e.attrs]

    def follow(self, text: str) -> "Page":
        """Click the link with these words."""
        links = [a for a in self.tree.named("a") if text in words(a)]
        assert links, f"no link ‘{text}’ on {self.path}"
        target = urljoin(str(self.response.url), str(links[0].attrs["href"]))
        return self.site.open(target)

    def form(self, having: str) -> "Form":
        """The form in which a field or a button has this name or these words."""
        for element in self.tree.named("form"):
            form = Form(self, element)
            if having in form.names or any(having in words(b) for b in form.buttons):
                return form
        raise AssertionError(f"no form with ‘{having}’ on {self.path}")

    def htmx(self, slug: str, **wish: str) -> "Parts":
        """Save one bouwsteen as bouwplaats.js does; later saves from this page build on the answer.

        `stand` and `toelichting` are what the officer sets.
        """
        form = Form(self, self.tree.by_id["kies"])
        form.fill({f"{name}.{slug}": value for name, value in wish.items()})
        inside = self.bouwsteen(slug).element
        fields = [pair for pair, field in form.sent() if inside in parents(field)]
        response = self.site.htmx("POST", form.action, data=fields)
        parts = Parts(response)
        fresh = parts.get(f"staat-{slug}")
        if response.status_code == 200 and fresh is not None:
            for field in Tree(f"<!doctype html>{fresh}").named("input"):
                form.tamper({str(field.attrs["name"]): str(field.attrs["value"])})
        return parts


class Parts:
    """What htmx gets back: HTML per place on the page."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.status = response.status_code
        self._parts = dict(_parts(response.text)) if response.is_success else {}

    def __getitem__(self, target: str) -> str:
        return self._parts[target]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def get(self, target: str) -> str | None:
        """The HTML for the element with this id, if there is any."""
        return self._parts.get(target)


def _parts(html: str) -> Iterator[tuple[str, str]]:
    for piece in html.split("<hx-partial ")[1:]:
        head, _, rest = piece.partition(">")
        yield head.partition('hx-target="#')[2].partition('"')[0], rest.rpartition("</hx-partial>")[0]


class Bouwsteen:
    """One row of a step page."""

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element
        self.slug = str(element.attrs["data-bouwsteen"])

    def _fields(self, prefix: str) -> list[Element]:
        name = f"{prefix}.{self.slug}"
        return [e for e in find(self.element, "input, textarea") if e.attrs.get("name") == name]

    @property
    def stand(self) -> str:
        """The value of the checked radio; empty for geen keuze."""
        checked = [str(e.attrs.get("value")) for e in self._fields("stand") if "checked" in e.attrs]
        assert len(checked) == 1, f"{self.slug}: {len(checked)} radios checked, exactly one must be"
        return checked[0]

    @property
    def standen(self) -> list[str]:
        """The values of all radios."""
        return [str(e.attrs.get("value")) for e in self._fields("stand")]

    @property
    def toelichting(self) -> str:
        """What stands in its textarea."""
        return value_of(self._fields("toelichting")[0])

    def hidden(self, prefix: str) -> str:
        """The value of a hidden field, such as `was` or `revisie`."""
        (found,) = self._fields(prefix)
        assert found.attrs.get("type") == "hidden", f"{prefix}.{self.slug} must be a hidden field"
        return str(found.attrs.get("value"))

    @property
    def text(self) -> str:
        """The words on it."""
        return words(self.element)


def value_of(field: Element) -> str:
    """What a field holds when the page is opened."""
    if field.name == "textarea":
        return "".join(str(child.data) for child in field.children)
    if field.name == "select":
        options = find(field, "option")
        chosen = [o for o in options if "selected" in o.attrs] or options[:1]
        return str(chosen[0].attrs.get("value", words(chosen[0]))) if chosen else ""
    return str(field.attrs.get("value") or ("on" if field.attrs.get("type") == "checkbox" else ""))


class Form:
    """A form as a browser sees it; what is filled in stays in the page, as on screen."""

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element

    @property
    def action(self) -> str:
        """Where it is sent to."""
        return urljoin(str(self.page.response.url), str(self.element.attrs["action"]))

    @property
    def controls(self) -> list[Element]:
        """Everything that belongs to it, in page order."""
        mine = self.element.attrs.get("id")
        return [
            e
            for e in self.page.tree.named("input", "select", "textarea", "button")
            if (e.attrs["form"] == mine if "form" in e.attrs else self.element in parents(e))
            and "disabled" not in e.attrs
        ]

    @property
    def buttons(self) -> list[Element]:
        """The buttons that send it."""
        return [e for e in self.controls if e.name == "button" and e.attrs.get("type", "submit") == "submit"]

    @property
    def names(self) -> set[str]:
        """The names of its fields."""
        return {str(e.attrs["name"]) for e in self.controls if e.attrs.get("name")}

    @property
    def values(self) -> dict[str, str]:
        """What would be sent now, without any button."""
        return dict(pair for pair, _ in self.sent())

    def fill(self, fields: Mapping[str, str | bool] | None = None, **more: str | bool) -> "Form":
        """Type and click: text for a field, the value of a radio or option, True or False for a checkbox."""
        for name, value in {**(fields or {}), **more}.items():
            found = [e for e in self.controls if e.attrs.get("name") == name]
            assert found, f"no field ‘{name}’ in the form on {self.page.path}; it has {sorted(self.names)[:20]}"
            _set(found, name, value)
            if isinstance(value, str):
                self.page.site.typed.add(value)
        return self

    def tamper(self, fields: Mapping[str, str]) -> "Form":
        """Change hidden fields, as only somebody with bad intentions or an old page does."""
        for name, value in fields.items():
            for found in [e for e in self.controls if e.attrs.get("name") == name]:
                found.attrs["value"] = value
        return self

    def sent(self, pressed: Element | None = None) -> list[tuple[tuple[str, str], Element]]:
        """Name and value of every field a browser sends, with the element it comes from."""
        return [
            ((str(e.attrs["name"]), value_of(e)), e)
            for e in self.controls
            if e.attrs.get("name") and (e is pressed or _speaks(e))
        ]

    def button(self, text: str = "") -> Element:
        """The button with these words; without words the one that Enter presses."""
        found = [b for b in self.buttons if text in words(b)]
        assert found, f"no button ‘{text}’ in the form on {self.page.path}"
        return found[0]

    def submit(self, text: str = "", *, expect: int = 200) -> Page:
        """Press the button with these words (or Enter) and look at the page that comes."""
        return self.page.site.follow(self.send(text), expect)

    def send(self, text: str = "") -> httpx.Response:
        """The same, giving the first answer itself."""
        pressed = self.button(text)
        target = urljoin(str(self.page.response.url), str(pressed.attrs.get("formaction") or self.action))
        method = str(pressed.attrs.get("formmethod") or self.element.attrs["method"]).upper()
        fields = [pair for pair, _ in self.sent(pressed)]
        if method == "GET":
            return self.page.site.get(f"{target}?{urlencode(fields)}")
        return self.page.site.post(target, fields)


def _speaks(field: Element) -> bool:
    if field.name == "button" or field.attrs.get("type") in SILENT:
        return False
    return field.attrs.get("type") not in {"radio", "checkbox"} or "checked" in field.attrs


def _set(found: list[Element], name: str, value: str | bool) -> None:
    field = found[0]
    match field.name, field.attrs.get("type"):
        case _, "hidden":
            raise AssertionError(f"nobody can type in the hidden field ‘{name}’; use tamper")
        case _, "radio":
            _choose(found, name, value, "checked")
        case _, "checkbox":
            _mark([field], field if value else None, "checked")
        case "select", _:
            _choose(find(field, "option"), name, value, "selected")
        case "textarea", _:
            _write(field, str(value))
        case _:
            field.attrs["value"] = str(value)


def _choose(offered: list[Element], name: str, value: str | bool, mark: str) -> None:
    values = {str(e.attrs.get("value", words(e))): e for e in offered}
    assert value in values, f"‘{name}’ offers {list(values)}, not ‘{value}’"
    _mark(offered, values[str(value)], mark)


def _mark(offered: list[Element], chosen: Element | None, mark: str) -> None:
    for element in offered:
        element.attrs.pop(mark, None)
    if chosen is not None:
        chosen.attrs[mark] = ""


def _write(textarea: Element, text: str) -> None:
    for child in list(textarea.children):
        textarea.remove_child(child)
    textarea.append_child(Text(text))
