"""A page as somebody without JavaScript uses it: read it, fill its forms, press its buttons."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx
from justhtml import Element

from tests.forms import Form, value_of
from tests.inspection import Fault, inspect_page
from tests.trees import Tree, find, parents, words

if TYPE_CHECKING:
    from tests.visitor import Site


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
        inspect_page(lambda: self.tree, response, site.typed)

    @cached_property
    def tree(self) -> Tree:
        """The page, parsed when somebody looks into it."""
        return Tree(self.response.text)

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

    def side(self, slug: str, whose: str) -> str:
        """One of the two sides (`jij`, `nu`) on the page of a conflict: what stands there, without what went."""
        row = self.html.partition(f'data-bouwsteen="{slug}"')[2]
        side = re.split(r'id="c-[0-9]+-' + whose, row)[1].partition("</section>")[0]
        return words(Tree(re.sub(r"<del>.*?</del>|<span class=.bp-vh.>.*?</span>", "", side, flags=re.DOTALL)).root)

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
