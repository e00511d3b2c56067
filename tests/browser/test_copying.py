"""Copying a part of the overview: with headings and lists for a word processor, and as plain text."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.plan import Prepared

CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (kind) => (await item.getType(kind)).text();
    return [await read("text/html"), await read("text/plain")];
}"""
BUTTON = "Kopieer als tekst Instrumenten"


def test_a_stap_is_copied_with_its_headings_and_lists(visit: Visit, prepared: Prepared) -> None:
    page = visit(prepared.server, permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(f"{prepared.vol}/overzicht")
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_text("Gekopieerd.")).to_be_visible()
    html, plain = page.evaluate(CLIPBOARD)
    lines = [line for line in plain.splitlines() if line]
    assert lines[:3] == ["Instrumenten", "Zit al in ons beleid en wil ik behouden", "- Stimuleren netwerken"]
    told = lines[lines.index("- Incidentele subsidie") + 1]
    assert told == "  De losse subsidies gaan op in het convenant, want aanvragen kost veel tijd."
    assert "<h3>Instrumenten</h3>" in html
    assert "<li><b>Incidentele subsidie</b>" in html
    assert "<p>De losse subsidies gaan op in het convenant, want aanvragen kost veel tijd.</p></li>" in html
    assert [unwanted for unwanted in ("<a", "<svg", "class=", "Wijzig") if unwanted in html] == []


def test_without_javascript_there_is_a_file_to_copy_from(visit: Visit, prepared: Prepared) -> None:
    page = visit(prepared.server, javascript=False).page
    page.goto(f"{prepared.vol}/overzicht")
    expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="Webpagina (html)").click()
    assert download.value.suggested_filename.endswith(".html")
