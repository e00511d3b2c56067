"""Where each record comes from: a bron that can be found again, or told plainly that the editors reasoned it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from tests.blocks.prose import DATES, records
from tests.blocks.test_sentences import CLAIMS
from tests.visitor import Site

EVERY = list(records())
SOURCES = {str(record["slug"]): record for key, record in EVERY if "geraadpleegd_op" in record}
UNSOURCED = {"synoniemen", "groepen"}
"""Words to find a bouwsteen by, and introductions: they claim nothing."""

LEANS = re.compile(rf"{CLAIMS.pattern}|onderzocht|monitor\b|overzicht van|\bonderzoek (naar|van)\b", re.IGNORECASE)


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a record with the key it stands under."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, name)
    else:
        yield name, value


def kind(key: str, record: dict[str, Any]) -> str:
    """The file of a record; the introductions stand in the file of the bouwstenen."""
    return "groepen" if "intro" in record else key.split("/", maxsplit=1)[0]


def test_every_record_names_a_bron_or_says_that_it_has_none() -> None:
    for key, record in EVERY:
        if key.split("/")[1] in SOURCES or kind(key, record) in UNSOURCED:
            continue
        told = record.get("bron") or record.get("url")
        assert told or record.get("herkomst") == "eigen_redenering" or record.get("bewijs") == "niet gezien", key


def test_every_bron_has_a_year_and_an_address_or_says_what_is_missing() -> None:
    for slug, source in SOURCES.items():
        assert re.fullmatch(r"\d{4}(-\d{4})?|z\.j\.", source["jaar"]), slug
        assert source["url"] or "webadres" in source["opmerking"], slug
    titles = {source["titel"] for source in SOURCES.values()}
    for key, record in EVERY:
        for place in record.get("bron") or () if key.startswith("voorbeelden/") else ():
            assert place["url"] or place["titel"] in titles, f"{key}: without an address it must be one of the bronnen"


def test_a_bron_is_named_where_an_uitleg_leans_on_research_or_a_figure() -> None:
    for key, record in EVERY:
        if "uitleg" not in record or not LEANS.search(f"{record['kern']} {record['uitleg']}"):
            continue
        newer = [slug for slug in record["bron"] if not SOURCES[slug]["uitgever"].startswith("VNG, LKCA, Raad van")]
        assert newer, f"{key}: the pages of 2018 do not say this"


def test_every_date_is_one() -> None:
    found = 0
    for key, record in EVERY:
        dates = {name: value for name, value in leaves(record) if name in DATES and value}
        if "reden" in record:  # van and naar are the ends of a relatie
            dates = {}
        for name, value in dates.items():
            assert date.fromisoformat(value).isoformat() == value, (key, name)
            found += 1
        if "gecontroleerd_op" in dates and "herzien_voor" in dates:
            assert dates["gecontroleerd_op"] < dates["herzien_voor"], key
    assert found > 400


def test_every_address_is_one() -> None:
    found = {(key, value) for key, record in EVERY for name, value in leaves(record) if name == "url" and value}
    assert len(found) > 150
    for key, address in found:
        parts = urlsplit(address)
        assert parts.scheme in {"http", "https"}, key
        assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", parts.hostname or ""), (key, address)
        assert re.fullmatch(r"[!-~]+", address), (key, address)
        assert address[-1] not in ".,;:)", (key, address)


def test_one_address_has_one_title() -> None:
    titles = {source["url"]: source["titel"] for source in SOURCES.values() if source["url"]}
    wrong = {}
    for key, record in EVERY:
        for place in record.get("bron") or () if key.startswith("voorbeelden/") else ():
            if place["titel"] != titles.setdefault(place["url"], place["titel"]):
                wrong[key] = place["titel"]
    assert wrong == {}


def test_what_the_editors_reasoned_is_shown_as_such(site: Site) -> None:
    page = site.open("/bouwstenen/krimp")
    assert "eigen redenering van de redactie" in page.text
    assert "Een eigen redenering van de redactie, behalve waar een bron staat." in page.text
    assert "eigen redenering" in site.open("/bronnen").text
