"""Forms as a browser without JavaScript fills and sends them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

import httpx
from justhtml import Element, Text

from tests.trees import find, parents, words

if TYPE_CHECKING:
    from tests.pages import Page

SILENT = {"submit", "button", "image", "reset"}


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

    def __init__(self, page: "Page", element: Element) -> None:
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

    def submit(self, text: str = "", *, expect: int = 200) -> "Page":
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
