"""The catalogue as files: complete, in the published shape, and open to the pages of others."""

import json
from typing import Any

import pytest

from app.blocks.lore_files import FILES
from app.blocks.published import BouwsteenFileShape, CatalogusShape
from app.settings import ROOT
from tests.rewording import reword
from tests.visitor import Site

SEED = ROOT / "seed"
BLOCKS = json.loads((SEED / "bouwstenen.json").read_text())["bouwstenen"]
FILES_OF_OURS = {
    "/catalogus.json": "application/json",
    "/bouwstenen/krimp.json": "application/json",
    "/begrippen.jsonld": "application/ld+json",
}


def read(site: Site, path: str) -> dict[str, Any]:
    found: dict[str, Any] = site.get(path).json()
    return found


def by_slug(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["slug"]: row for row in rows}


def test_the_whole_catalogue_is_in_the_file_in_the_published_shape(both_sites: Site) -> None:
    told = read(both_sites, "/catalogus.json")
    assert CatalogusShape.model_validate_json(json.dumps(told)).revisie == 1
    assert (told["schema"], told["schema_versie"]) == ("bouwplaats/catalogus", 1)
    found = by_slug(told["bouwstenen"])
    assert list(found) == [block["slug"] for block in BLOCKS]
    for block in BLOCKS:
        wanted = block | {"korte_titel": block.get("korte_titel") or block["titel"], "versie": 1}
        assert {name: found[block["slug"]][name] for name in wanted} == wanted


def test_everything_that_goes_with_bouwstenen_is_in_the_file_as_it_stands_in_the_seed(site: Site) -> None:
    told = read(site, "/catalogus.json")
    for name in (*FILES, "kennis.json"):
        for kind, rows in json.loads((SEED / name).read_text()).items():
            if kind != "schema_versie":
                assert (kind, len(told[kind])) == (kind, len(rows))
                assert all(any(row.items() <= one.items() for one in told[kind]) for row in rows), kind


def test_the_stappen_stand_in_their_order_with_their_groepen(site: Site) -> None:
    told = read(site, "/catalogus.json")
    assert [stap["slug"] for stap in told["stappen"]] == [
        "visie",
        "doelgroepen",
        "partners",
        "beleidsterreinen",
        "instrumenten",
    ]
    groepen = {(stap["slug"], groep["naam"]) for stap in told["stappen"] for groep in stap["groepen"]}
    assert {(block["stap"], block["groep"]) for block in told["bouwstenen"]} == groepen


def test_one_bouwsteen_says_the_same_in_its_own_file_with_all_that_names_it(site: Site) -> None:
    whole = read(site, "/catalogus.json")
    for slug in ("zorg-en-welzijn", "krimp", "cultuurcoach-partners"):
        own = read(site, f"/bouwstenen/{slug}.json")
        assert BouwsteenFileShape.model_validate_json(json.dumps(own)).schema_ == "bouwplaats/bouwsteen"
        assert own["bouwsteen"] == by_slug(whole["bouwstenen"])[slug]
        for kind in ("voorbeelden", "bouwtekeningen", "tips", "regelingen", "synoniemen"):
            assert own[kind] == [row for row in whole[kind] if slug in row["bouwstenen"]]
        assert own["relaties"] == [row for row in whole["relaties"] if slug in (row["van"], row["naar"])]
        assert own["relaties"]
        named = {*own["bouwsteen"]["bron"], *(bron for row in own["relaties"] for bron in row["bron"])}
        assert named <= set(by_slug(own["bronnen"]))
        assert all(row in whole["bronnen"] for row in own["bronnen"])


def test_a_page_that_the_file_names_is_the_page_of_that_bouwsteen(site: Site) -> None:
    for block in read(site, "/catalogus.json")["bouwstenen"][::20]:
        assert block["pagina"].startswith(site.settings.address)
        page = site.open(block["pagina"].removeprefix(site.settings.address))
        assert page.h1 == block["titel"]
        links = {link.attrs.get("type"): link.attrs["href"] for link in page.tree.named("link")}
        assert links["application/json"] == f"/bouwstenen/{block['slug']}.json"
        assert read(site, str(links["application/json"]))["bouwsteen"] == block
        assert site.get(str(links["application/ld+json"])).status_code == 200


def test_the_file_tells_the_revision_it_shows(site: Site) -> None:
    before = site.get("/bouwstenen/museum.json")
    reword(site, "Museum", kern="Iets anders.")
    after = site.get("/bouwstenen/museum.json")
    assert (before.json()["revisie"], after.json()["revisie"]) == (1, 2)
    assert (after.json()["bouwsteen"]["versie"], after.json()["bouwsteen"]["kern"]) == (2, "Iets anders.")
    assert before.headers["ETag"] != after.headers["ETag"]


@pytest.mark.parametrize(("path", "kind"), FILES_OF_OURS.items())
def test_pages_of_others_may_read_the_files_and_get_no_cookie(site: Site, path: str, kind: str) -> None:
    headers = {"Origin": "https://elders.example", "Sec-Fetch-Site": "cross-site"}
    fresh = site.get(path, headers=headers)
    assert fresh.headers["Content-Type"] == kind
    for answer in (fresh, site.get(path, headers=headers | {"If-None-Match": fresh.headers["ETag"]})):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Set-Cookie" not in answer.headers
    page = site.get("/bouwstenen", headers=headers)
    assert page.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in page.headers


def test_a_file_of_a_bouwsteen_that_does_not_exist_is_a_helpful_page(site: Site) -> None:
    assert site.open("/bouwstenen/bestaat-niet.json", expect=404).h1 == "Deze pagina bestaat niet"
