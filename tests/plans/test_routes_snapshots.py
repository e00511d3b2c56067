"""A version says for ever what the bouwwerk said: who may make one, what freezes, and what never changes again."""

from collections.abc import Mapping
from contextlib import closing
from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.documents.rendering import Bijlage, Renderer
from app.plans.models import momentopname
from app.plans.retention_queries import expire
from app.plans.rol import Rol
from tests.documents.reading import attachment, spoken, squeezed
from tests.documents.test_to_docx import read
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.plans.versies.test_archief import FULL
from tests.rewording import reword
from tests.trees import words
from tests.visitor import Site

KEEP = "Bewaar deze versie"
FREEZE = {"naam": "Raadsstuk", "status": "vastgesteld", "datum": "17-11-2026", "besluitnummer": "R2026-123"}
OFFER = {"naam": "Aan de raad", "status": "aangeboden", "datum": "2026-11-03"}


def plan(site: Site) -> str:
    """A bouwwerk with a keuze that has a toelichting."""
    pad = site.begin(titel="Ons plan", gemeente="Utrecht", periode="2027–2030").pad
    site.open(f"{pad}/partners").htmx("museum", stand="ontwikkelen", toelichting="Samen met de wijk.")
    return pad


def make(site: Site, pad: str, fields: Mapping[str, str] = {}, *, expect: int = 200) -> Page:
    """Fill in the form for a version."""
    asked = {"naam": "Concept voor het college", **fields}
    return site.open(f"{pad}/versies").form(KEEP).fill(asked).submit(KEEP, expect=expect)


def change(site: Site, pad: str, text: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", toelichting=text)


def says(site: Site, address: str, text: str) -> bool:
    """Whether a PDF says this, to who sees it and to who hears it."""
    return squeezed(text) in spoken(site.get(address).content)


def soorten(site: Site) -> list[str]:
    return [row["soort"] for row in site.rows("gebeurtenis")]


def test_a_concept_keeps_what_was_there_while_the_work_goes_on(both_sites: Site) -> None:
    pad = plan(both_sites)
    made = make(both_sites, pad)
    assert made.path == f"{pad}/versies/1"
    change(both_sites, pad, "Heel anders.")
    shown = both_sites.open(made.path)
    assert "Samen met de wijk." in shown.text
    assert "Heel anders." not in shown.text
    assert "Concept voor het college" in both_sites.open(f"{pad}/versies").text
    address = f"{made.path}/document.pdf"
    assert says(both_sites, address, "Samen met de wijk.")
    assert says(both_sites, address, "Dit is de versie ‘Concept voor het college’ van ons plan. Status: concept.")


def test_a_frozen_version_gives_the_very_same_bytes_whatever_changes(both_sites: Site) -> None:
    pad = plan(both_sites)
    made = make(both_sites, pad, FREEZE)
    assert "Vastgesteld op 17 november 2026 (besluit R2026-123)" in made.text
    first = both_sites.get(f"{made.path}/document.pdf").content
    (row,) = both_sites.rows("momentopname")
    assert sha256(first).hexdigest() == row["pdf_sha256"]
    reword(both_sites, "Museum", kern="Iets heel anders.")
    change(both_sites, pad, "Heel anders.")
    for path in both_sites.settings.exports.iterdir():
        path.unlink()
    assert both_sites.get(f"{made.path}/document.pdf").content == first
    assert says(both_sites, f"{made.path}/document.pdf", "Vastgesteld op 17 november 2026 (besluit R2026-123)")
    assert not says(both_sites, f"{made.path}/document.pdf", "Voorstel voor de raad")
    assert attachment(first)["bouwwerk"]["status"] == "vastgesteld"


def test_a_frozen_version_can_be_taken_in_every_format_with_its_own_words(site: Site) -> None:
    pad = plan(site)
    made = make(site, pad, FREEZE)
    change(site, pad, "Heel anders.")
    assert f'href="{made.path}/document.docx"' in site.open(made.path).html
    told = " ".join(read(site.get(f"{made.path}/document.docx").content))
    assert "Samen met de wijk." in told
    assert "Heel anders." not in told
    assert "Vastgesteld op 17 november 2026 (besluit R2026-123)" in told
    assert site.get(f"{made.path}/document.exe").status_code == 404


def test_a_version_keeps_the_words_of_the_catalogue_of_then(site: Site) -> None:
    pad = plan(site)
    made = make(site, pad)
    kern = site.data(pad)["keuzes"][0]["kern"]
    reword(site, "Museum", kern="Iets heel anders.")
    assert kern in site.open(made.path).text
    assert says(site, f"{made.path}/document.pdf", kern)


def test_the_overview_and_the_shared_page_show_the_status_of_the_latest_frozen_version(site: Site) -> None:
    pad = plan(site)
    reader = share(site, pad, Rol.LEZEN)
    make(site, pad, OFFER)
    make(site, pad)
    for address in (f"{pad}/overzicht", f"{reader}/overzicht", f"{reader}/bewaren"):
        assert "Aangeboden aan de raad op 3 november 2026." in site.open(address).text
    make(site, pad, FREEZE)
    assert "Vastgesteld op 17 november 2026 (besluit R2026-123)." in site.open(f"{reader}/overzicht").text


def test_what_changed_since_a_version_is_one_click_for_a_reader_too(site: Site) -> None:
    pad = plan(site)
    reader = share(site, pad, Rol.LEZEN)
    make(site, pad, FREEZE)
    overview = site.open(f"{reader}/overzicht")
    assert "Er is niets veranderd" in overview.follow("Wat is er sindsdien veranderd?").text
    change(site, pad, "Samen met de school.")
    found = overview.follow("Wat is er sindsdien veranderd?")
    assert "Museum" in found.text
    assert "school" in words(found.tree.named("ins")[0])


def test_a_version_that_was_offered_can_be_adopted_as_it_was(site: Site) -> None:
    pad = plan(site)
    make(site, pad, OFFER)
    change(site, pad, "Heel anders.")
    form = site.open(f"{pad}/versies/1").follow("Leg deze tekst vast").form("Leg deze versie vast")
    made = form.fill(FREEZE).submit("Leg deze versie vast")
    assert "Samen met de wijk." in made.text
    assert not says(site, f"{made.path}/document.pdf", "Heel anders.")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"naam": " "}, "Geef deze versie een naam"),
        ({"naam": "x" * 81}, "hooguit 80 tekens"),
        ({"status": "aangeboden"}, "Vul een dag in"),
        ({"status": "aangeboden", "datum": "31-02-2026"}, "Vul een dag in"),
        ({"status": "vastgesteld", "datum": "17-11-2026"}, "Vul het nummer van het raadsbesluit in"),
        ({"status": "vastgesteld", "datum": "17-11-2099", "besluitnummer": "1"}, "Deze dag is nog niet geweest"),
    ],
)
def test_a_version_needs_a_name_and_a_frozen_one_its_day_and_number(
    site: Site, fields: dict[str, str], told: str
) -> None:
    page = make(site, plan(site), fields, expect=422)
    assert told in page.text
    assert page.form(KEEP).values["datum"] == fields.get("datum", "")
    assert site.rows("momentopname") == []


def test_the_same_form_twice_is_one_version(both_sites: Site) -> None:
    pad = plan(both_sites)
    form = both_sites.open(f"{pad}/versies").form(KEEP).fill(FREEZE)
    assert form.submit(KEEP).path == form.submit(KEEP).path == f"{pad}/versies/1"
    assert len(both_sites.rows("momentopname")) == 1
    assert soorten(both_sites).count("versie_vastgelegd") == 1


def test_what_was_not_on_screen_is_not_frozen(both_sites: Site) -> None:
    pad = plan(both_sites)
    form = both_sites.open(f"{pad}/versies").form(KEEP).fill(FREEZE)
    change(both_sites, pad, "Intussen anders.")
    again = form.submit(KEEP, expect=409)
    assert "Er is intussen iets gewijzigd" in again.text
    assert both_sites.rows("momentopname") == []
    assert again.form(KEEP).values["besluitnummer"] == "R2026-123"
    made = again.form(KEEP).submit(KEEP)
    assert says(both_sites, f"{made.path}/document.pdf", "Intussen anders.")


class Meanwhile(Renderer):
    """A press during which a colleague saves."""

    site: Site

    def pdf(self, html: str, bijlage: Bijlage | None = None) -> bytes:
        with self.site.database.write() as connection:
            connection.exec_driver_sql("UPDATE bouwwerk SET revisie = revisie + 1")
        return super().pdf(html, bijlage)


def test_a_change_while_the_pdf_is_made_freezes_nothing(both_sites: Site) -> None:
    pad = plan(both_sites)
    form = both_sites.open(f"{pad}/versies").form(KEEP).fill(FREEZE)
    with closing(Meanwhile(1)) as press:
        press.site, both_sites.app.state.instance.renderer = both_sites, press
        form.submit(KEEP, expect=409)
    assert both_sites.rows("momentopname") == []


@pytest.mark.parametrize(
    ("press", "heading"),
    [
        (Renderer(1, wall_seconds=0), "De versie is niet vastgelegd"),
        (Renderer(0, queue=0), "Er worden al veel bestanden"),
    ],
)
def test_without_a_pdf_nothing_is_frozen_and_nothing_typed_is_lost(site: Site, press: Renderer, heading: str) -> None:
    pad = plan(site)
    form = site.open(f"{pad}/versies").form(KEEP).fill(FREEZE)
    before = soorten(site)
    with closing(press):
        site.app.state.instance.renderer = press
        page = form.submit(KEEP, expect=503)
    assert page.h1.startswith(heading)
    assert "R2026-123" in page.html
    assert (site.rows("momentopname"), soorten(site)) == ([], before)


def test_only_the_owner_freezes_and_only_writers_name(site: Site) -> None:
    pad = plan(site)
    writer, reader = share(site, pad, Rol.MEESCHRIJVEN), share(site, pad, Rol.LEZEN)
    form = site.open(f"{writer}/versies").form(KEEP)
    assert "besluitnummer" not in form.names
    form.fill(naam="Van een collega").submit(KEEP)
    assert site.post(f"{writer}/versies", FREEZE).status_code == 403
    assert site.post(f"{reader}/versies", {"naam": "X", "status": "concept"}).status_code == 403
    page = site.open(f"{reader}/versies")
    assert page.tree.named("form") == []
    assert "Collega Wmo" not in page.text, "a reader does not see whose link it was"
    assert "Van een collega" in page.text
    assert site.get(f"{reader}/versies/1/document.pdf").status_code == 200


def test_a_concept_is_renamed_and_removed_and_its_number_is_not_given_again(both_sites: Site) -> None:
    pad = plan(both_sites)
    made = make(both_sites, pad)
    wrong = made.form("Bewaar de naam").fill(naam="").submit("Bewaar de naam", expect=422)
    named = wrong.form("Bewaar de naam").fill(naam="Voor het MT").submit("Bewaar de naam")
    assert named.h1 == "Voor het MT"
    named.form("Verwijder deze versie").submit("Verwijder deze versie")
    assert both_sites.open(made.path, expect=404).h1 == "Deze versie is er niet"
    assert make(both_sites, pad).path == f"{pad}/versies/2"
    told = both_sites.open(f"{pad}/geschiedenis").text
    for sentence in (
        "Versie ‘Concept voor het college’ bewaard",
        "Versie ‘Concept voor het college’ heet nu ‘Voor het MT’",
        "Versie ‘Voor het MT’ verwijderd",
    ):
        assert sentence in told


def test_a_frozen_version_is_not_renamed_or_removed(both_sites: Site) -> None:
    pad = plan(both_sites)
    make(both_sites, pad, FREEZE)
    before = both_sites.rows("momentopname")
    for verb in ("naam", "verwijderen"):
        assert both_sites.send(f"{pad}/versies/1/{verb}", {"naam": "X"}, expect=403).h1 == "Deze versie ligt vast"
    assert both_sites.rows("momentopname") == before
    told = both_sites.open(f"{pad}/geschiedenis").text
    assert "Versie ‘Raadsstuk’ vastgelegd: vastgesteld op 17 november 2026 (besluit R2026-123)" in told


def test_the_database_itself_keeps_a_frozen_version_until_its_bouwwerk_goes(both_sites: Site) -> None:
    pad = plan(both_sites)
    make(both_sites, pad)
    make(both_sites, pad, FREEZE)
    for change in ("naam = 'X'", "inhoud = '{}'", "pdf_sha256 = 'x'", "status = 'concept'"):
        with pytest.raises(IntegrityError, match="verandert niet"), both_sites.database.write() as connection:
            connection.exec_driver_sql(f"UPDATE momentopname SET {change} WHERE nr = 2")
    with both_sites.database.write() as connection:
        connection.exec_driver_sql("UPDATE momentopname SET naam = 'Mag wel' WHERE nr = 1")
        connection.exec_driver_sql("DELETE FROM momentopname")


def test_the_form_about_a_version_that_is_not_there_is_the_plain_form(site: Site) -> None:
    pad = plan(site)
    for van in ("9", "x", "0"):
        assert "van" not in site.open(f"{pad}/versies?van={van}").form(KEEP).names


def test_when_its_time_is_over_a_bouwwerk_goes_with_its_frozen_versions(both_sites: Site) -> None:
    make(both_sites, plan(both_sites), FREEZE)
    with both_sites.database.write() as connection:
        assert expire(connection, date(2099, 1, 1)) == 1
    assert both_sites.rows("momentopname") == []


def test_a_version_of_another_bouwwerk_is_not_found(site: Site) -> None:
    make(site, plan(site))
    other = site.begin().pad
    for nr in ("1", "0", "x", "9" * 30):
        for end in ("", "/verschil", "/document.pdf"):
            assert site.get(f"{other}/versies/{nr}{end}").status_code == 404


@pytest.mark.parametrize("number", FULL)
def test_a_version_of_before_answers_on_every_address(site: Site, number: int) -> None:
    pad = plan(site)
    make(site, pad)
    with site.database.write() as connection:
        connection.execute(update(momentopname).values(inhoud=FULL[number].read_text()))
    assert "Eigen doel" in site.open(f"{pad}/versies/1").text
    assert "Museum" in site.open(f"{pad}/versies/1/verschil").text
    assert says(site, f"{pad}/versies/1/document.pdf", "Stap voor stap.")
    assert "Stap voor stap." in " ".join(read(site.get(f"{pad}/versies/1/document.docx").content))


def test_the_pdf_of_then_is_given_without_reading_anything_else_of_its_version(site: Site) -> None:
    pad = plan(site)
    make(site, pad, FREEZE)
    first = site.get(f"{pad}/versies/1/document.pdf")
    kept = first.content, first.headers["Content-Disposition"]
    with site.database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER momentopname_vast")
        connection.execute(update(momentopname).values(inhoud="{}"))
    again = site.get(f"{pad}/versies/1/document.pdf")
    assert (again.content, again.headers["Content-Disposition"]) == kept
