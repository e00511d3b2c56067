"""One field that is refused, or that two people changed, keeps nothing else back, and stays as it was typed."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.plans.assembly import CLASH
from tests.pages import Page
from tests.trees import words
from tests.visitor import Site

GO_ON, SAVE, RADIO = "Ga nu verder", "Bewaar", "stand.museum"
LONG = "Te lang. " * 700
SCRIPT = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
REST = "De rest is bewaard."


def keuzes(site: Site, pad: str) -> dict[str, dict[str, Any]]:
    return {keuze["bouwsteen"]: keuze for keuze in site.data(pad)["keuzes"]}


def stored(site: Site, pad: str) -> dict[str, tuple[str, str]]:
    return {slug: (k["stand"] or "", k["toelichting"]) for slug, k in keuzes(site, pad).items()}


def post(site: Site, path: str, fields: Mapping[str, str], status: int, *, script: bool = False) -> Page:
    """Send a form as a browser does, or as our script does with the same fields."""
    answer = site.post(path, dict(fields), **({"headers": SCRIPT} if script else {}))
    assert answer.headers["Cache-Control"] == ("no-store" if script else "private, no-cache")
    return Page(site, answer, status)


def is_refused(page: Page, *names: str) -> None:
    """The page says at these fields and at its top what is wrong, and nowhere that all is saved."""
    assert page.title.startswith("Fout: ")
    assert REST in page.text
    assert "Bewaard om" not in page.text
    assert page.query("form[data-geweigerd]"), "the script cannot tell that something was refused"
    told = {str(e.attrs["id"]) for e in page.query("[id]") if str(e.attrs["id"]).endswith("-fout")}
    assert told == {f"{name}-fout" for name in names}
    described = {str(e.attrs.get("aria-describedby", "")) for e in page.query("[aria-invalid]")}
    assert all(any(f"{name}-fout" in text.split() for text in described) for name in names)
    assert len(page.faults) == len(names)


@pytest.mark.parametrize("script", [False, True])
def test_a_step_keeps_every_row_but_the_refused_text(both_sites: Site, script: bool) -> None:
    site, pad = both_sites, both_sites.begin().pad
    path, first = f"{pad}/partners", site.open(f"{pad}/partners")
    wish = {RADIO: "ontwikkelen", "toelichting.museum": LONG, "toelichting.archief": "Kort.", "stand.festival": "weg"}
    page = post(site, path, first.form(GO_ON).values | wish, 422, script=script)
    is_refused(page, "toelichting.museum", "stand.festival")
    assert page.bouwsteen("museum").toelichting == LONG.rstrip()
    assert stored(site, pad) == {"museum": ("ontwikkelen", ""), "archief": ("", "Kort.")}
    assert [e["soort"] for e in site.rows("gebeurtenis")] == ["begonnen", "keuze", "keuze"]
    post(site, path, page.form(GO_ON).values, 422, script=script)
    post(site, path, first.form(GO_ON).values | wish, 422, script=script)
    assert len(site.rows("gebeurtenis")) == 3, "sending it again repeated something"
    page.form(GO_ON).fill({"toelichting.museum": "Kort genoeg."}).submit(GO_ON)
    assert stored(site, pad)["museum"] == ("ontwikkelen", "Kort genoeg.")


def test_a_stand_that_does_not_exist_keeps_the_text_of_its_row(site: Site, pad: str) -> None:
    was = site.open(f"{pad}/partners").form(GO_ON).values
    page = post(site, f"{pad}/partners", was | {RADIO: "misschien", "toelichting.museum": "Blijft."}, 422)
    is_refused(page, "stand.museum")
    assert stored(site, pad) == {"museum": ("", "Blijft.")}
    page.form(GO_ON).fill({RADIO: "behouden"}).submit(GO_ON)
    assert stored(site, pad) == {"museum": ("behouden", "Blijft.")}


def test_what_was_saved_beside_a_refusal_can_be_undone(site: Site, pad: str) -> None:
    was = site.open(f"{pad}/partners").form(GO_ON).values
    post(site, f"{pad}/partners", was | {"toelichting.museum": LONG, "stand.archief": "behouden"}, 422)
    nr = site.rows("gebeurtenis")[-1]["nr"]
    site.send(f"{pad}/geschiedenis/{nr}/ongedaan", {"terug": "partners"})
    assert stored(site, pad) == {}


def test_of_one_row_the_field_without_a_conflict_is_saved_and_only_the_other_is_asked(both_sites: Site) -> None:
    site, pad = both_sites, both_sites.begin().pad
    mine, theirs = (site.open(f"{pad}/partners").form(GO_ON) for _ in range(2))
    theirs.fill({"toelichting.museum": "Van hen."}).submit(GO_ON)
    page = mine.fill({RADIO: "behouden", "toelichting.museum": "Van mij."}).submit(GO_ON, expect=409)
    assert page.title.startswith("Fout: ")
    assert "Bewaard om" not in page.text
    assert stored(site, pad) == {"museum": ("behouden", "Van hen.")}
    page.form("Bewaar deze keuze").fill({"kies.museum": "mijn"}).submit("Bewaar deze keuze")
    assert stored(site, pad) == {"museum": ("behouden", "Van mij.")}


def test_a_conflict_beside_a_refused_text_waits_with_what_was_typed(site: Site, pad: str) -> None:
    mine, theirs = (site.open(f"{pad}/partners").form(GO_ON) for _ in range(2))
    theirs.fill({"toelichting.museum": "Van hen."}).submit(GO_ON)
    page = mine.fill({"toelichting.museum": "Van mij.", "toelichting.archief": LONG}).submit(GO_ON, expect=422)
    is_refused(page, "toelichting.museum", "toelichting.archief")
    assert f"Museum: {CLASH}" in page.faults
    asked = page.form(GO_ON).fill({"toelichting.archief": "Kort."}).submit(GO_ON, expect=409)
    assert ("Van mij." in asked.side("museum", "jij"), "Van hen." in asked.side("museum", "nu")) == (True, True)
    assert stored(site, pad) == {"museum": ("", "Van hen."), "archief": ("", "Kort.")}


@pytest.mark.parametrize("path", ["", "/convenant"])
@pytest.mark.parametrize("script", [False, True])
def test_an_uitwerking_keeps_every_field_but_the_refused_one(both_sites: Site, path: str, script: bool) -> None:
    site, pad = both_sites, worked(both_sites)
    first = site.open(f"{pad}/uitwerken{path}").form(SAVE).values
    wish = {"wat.convenant": "Tekenen.", "bedrag_van.convenant": "veel", "trekker.convenant": "x" * 121}
    page = post(site, f"{pad}/uitwerken{path}", first | wish, 422, script=script)
    is_refused(page, "bedrag_van.convenant", "trekker.convenant")
    values = page.form(SAVE).values
    assert {name: values[name] for name in wish} == wish
    assert told(site, pad) == {"wat": "Tekenen."}
    before = site.rows("gebeurtenis")
    assert [event["soort"] for event in before].count("uitwerking") == 1
    post(site, f"{pad}/uitwerken{path}", values, 422, script=script)
    post(site, f"{pad}/uitwerken{path}", first | wish, 422, script=script)
    assert site.rows("gebeurtenis") == before


def test_a_word_that_no_list_has_does_not_wipe_the_one_that_is_stored(site: Site) -> None:
    pad = worked(site)
    site.open(f"{pad}/uitwerken/convenant").form(SAVE).fill({"geldsoort.convenant": "eenmalig"}).submit(SAVE)
    fields = site.open(f"{pad}/uitwerken/convenant").form(SAVE).values
    page = post(site, f"{pad}/uitwerken/convenant", fields | {"geldsoort.convenant": "loterij"}, 422)
    is_refused(page, "geldsoort.convenant")
    page.form(SAVE).submit(SAVE)
    assert told(site, pad) == {"geldsoort": "eenmalig"}


def worked(site: Site) -> str:
    """A bouwwerk with a bouwsteen to work out."""
    pad = site.begin().pad
    site.open(f"{pad}/instrumenten").form(GO_ON).fill({"stand.convenant": "ontwikkelen"}).submit(GO_ON)
    return pad


def told(site: Site, pad: str) -> dict[str, Any]:
    """What is stored about it, without what is empty."""
    return {veld: text for veld, text in (keuzes(site, pad)["convenant"]["uitwerking"] or {}).items() if text}


@pytest.mark.parametrize("script", [False, True])
def test_the_texts_for_the_council_keep_what_is_not_refused(both_sites: Site, script: bool) -> None:
    site, pad = both_sites, both_sites.begin().pad
    first = site.open(f"{pad}/teksten").form(SAVE).values
    wish = {"inleiding": "Waarom.", "kernpunten": "Een.\n" * 11, "gevraagd_besluit": "Stel vast."}
    page = post(site, f"{pad}/teksten", first | wish, 422, script=script)
    is_refused(page, "kernpunten")
    assert page.form(SAVE).values["kernpunten"].strip() == wish["kernpunten"].strip()
    kept = {name: site.data(pad)["bouwwerk"][name] for name in wish}
    assert kept == wish | {"kernpunten": ""}
    post(site, f"{pad}/teksten", page.form(SAVE).values, 422, script=script)
    assert [event["soort"] for event in site.rows("gebeurtenis")] == ["begonnen", "gegevens"]


def test_titel_gemeente_and_periode_keep_what_is_not_refused(both_sites: Site) -> None:
    site, pad = both_sites, both_sites.begin(titel="Oud", periode="2027").pad
    page = site.open(f"{pad}/gegevens").form(SAVE)
    wish = {"titel": "x" * 121, "gemeente": "utrecht", "periode": "2028"}
    refused = page.fill(wish).submit(SAVE, expect=422)
    is_refused(refused, "titel")
    of = site.data(pad)["bouwwerk"]
    assert (of["titel"], of["gemeente"], of["periode"]) == ("Oud", "Utrecht", "2028")
    refused.form(SAVE).submit(SAVE, expect=422)
    assert [event["soort"] for event in site.rows("gebeurtenis")] == ["begonnen", "gegevens"]
    refused.form(SAVE).fill(titel="Nieuw").submit(SAVE)
    assert site.data(pad)["bouwwerk"]["titel"] == "Nieuw"


def test_a_detail_that_a_colleague_changed_is_asked_and_no_other_is_put_back(site: Site, pad: str) -> None:
    mine, theirs = (site.open(f"{pad}/gegevens").form(SAVE) for _ in range(2))
    theirs.fill(titel="Van hen", periode="2031").submit(SAVE)
    page = mine.fill(titel="Van mij", gemeente="Utrecht").submit(SAVE, expect=409)
    is_refused(page, "titel")
    assert site.data(pad)["bouwwerk"]["gemeente"] == "Utrecht"
    page.form(SAVE).submit(SAVE)
    of = site.data(pad)["bouwwerk"]
    assert (of["titel"], of["periode"]) == ("Van mij", "2031"), "an old periode was sent back"


def test_a_bouwsteen_that_is_gone_keeps_back_only_its_own_text(both_sites: Site) -> None:
    site, pad = both_sites, worked(both_sites)
    gone = {"toelichting.eigen-99": "Rijdt elke week.", "toelichting.museum": "Ook dit."}
    page = site.send(f"{pad}/partners", gone, expect=422)
    assert [words(area) for area in page.query("textarea")] == ["Rijdt elke week."]
    assert REST in page.text
    assert stored(site, pad)["museum"] == ("", "Ook dit.")
    page = site.send(f"{pad}/uitwerken", {"wat.eigen-99": "Weg.", "wat.convenant": "Blijft."}, expect=422)
    assert [words(area) for area in page.query("textarea")] == ["Weg."]
    assert told(site, pad) == {"wat": "Blijft."}
