"""Makes one of the databases here: runs the code of a commit and does with it what officers and editors do.

    git archive COMMIT | tar x -C OLD && cd OLD && …/python …/making.py …/0021-COMMIT.sql.xz

Uses nothing of the tests of that commit, and skips what that code cannot do yet. From the catalogue only what a
bouwwerk names is kept, so that a file stays small.
"""

import asyncio
import hashlib
import json
import lzma
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))

import httpx
import lxml.html

from app.__main__ import migrate, seed
from app.main import create_app
from app.settings import Settings

GEHEIM = "het-geheim-van-een-oude-bouwplaats-voor-altijd"
STAPPEN = ("visie", "doelgroepen", "partners", "beleidsterreinen", "instrumenten")
PDF = b"%PDF-1.7\n% Een vastgelegd stuk van lang geleden.\n%%EOF\n"
TRIMMED = {"kennis": "1", "tip": "1", "bron": "1", "hartslag": "1"} | {
    "gemeente": "code NOT IN (SELECT gemeente_code FROM bouwwerk WHERE gemeente_code IS NOT NULL)",
    "bouwsteen_versie": "id NOT IN (SELECT versie_id FROM keuze WHERE versie_id IS NOT NULL)",
    "bouwsteen": "id NOT IN (SELECT bouwsteen_id FROM bouwsteen_versie)",
}


class Browser:
    """Sends forms as a page shows them."""

    def __init__(self, app: object, address: str) -> None:
        transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
        self.client = httpx.AsyncClient(
            transport=transport, base_url=address, headers={"Sec-Fetch-Site": "same-origin"}, follow_redirects=True
        )

    async def send(self, page: str, having: str, values: dict[str, str], button: str = "") -> str:
        """Fill in the form of a page that has a field; empty when there is no such page or form."""
        shown = await self.client.get(page)
        if shown.status_code != 200:
            return ""
        for form in lxml.html.fromstring(shown.text).forms:
            if having not in form.fields:
                continue
            own = form.xpath(".//button[contains(@formaction, '/eigen')]/@formaction") if having == "titel" else []
            for pressed in form.xpath(".//button"):  # each of them would count as a field
                pressed.drop_tree()
            kept = [(name, value) for name, value in form.form_values() if name not in values]
            fields = [(name, "" if name.startswith("stand.") and value == "on" else value) for name, value in kept]
            known = {str(one) for one in form.fields}
            fields += [(name, value) for name, value in values.items() if name in known]
            fields += [(name, value) for name, value in [button.partition("=")[::2]] if name]
            target = (own[0] if own else form.action or page).partition("#")[0]
            sent = await self.client.post(
                target, content=urlencode(fields), headers={"Content-Type": "application/x-www-form-urlencoded"}
            )
            if sent.status_code >= 400:
                wrong = lxml.html.fromstring(sent.text).xpath("//*[contains(@class, 'fout')]//text()")
                print("  refused", sent.status_code, page, having, " ".join(" ".join(wrong).split())[:300])
                return ""
            return str(sent.url.path) + "\n" + sent.text
        print("  no form", page, having)
        return ""


async def tell(browser: Browser) -> dict[str, str]:
    """A bouwwerk with as much in it as that code knows; its links by rol."""
    began = await browser.send(
        "/begin", "titel", {"titel": "Cultuur voor heel Ommelveen", "gemeente": "Zutphen", "periode": "2027-2030"}
    )
    pad = "/".join(began.split("\n")[0].split("/")[:3])
    links = {"eigenaar": pad}
    for stap in STAPPEN:
        page = lxml.html.fromstring((await browser.client.get(f"{pad}/{stap}")).text)
        slugs = list(dict.fromkeys(n.get("name")[6:] for n in page.xpath("//input[starts-with(@name, 'stand.')]")))
        for place, slug in enumerate(slugs[:2]):
            stand = ("ontwikkelen", "behouden")[place]
            text = f"Toelichting bij {slug}: de zaal, het koor en de jeugd."
            await browser.send(f"{pad}/{stap}", f"stand.{slug}", {f"stand.{slug}": stand, f"toelichting.{slug}": text})
        if stap == "visie":
            links["bouwsteen"] = slugs[0]
    await _around(browser, pad, links)
    return links


async def _around(browser: Browser, pad: str, links: dict[str, str]) -> None:
    """What belongs to it besides its keuzes: own bouwstenen, links, versions, opmerkingen, texts, a session."""
    for titel in ("Waterschap de Ommel", "Dorpskoor"):
        await browser.send(f"{pad}/partners", "titel", {"titel": titel})
    await browser.send(f"{pad}/bewaren", "email", {"email": "anna@example.nl", "onthoud": "ja"})
    for rol in ("lezen", "reageren", "meeschrijven"):
        made = await browser.send(f"{pad}/bewaren", "rol", {"rol": rol, "label": f"Wie mag {rol}"})
        keys = {part[:51] for part in made.replace("/", "\n").split("\n") if part.startswith("bw_")} - {pad[3:]}
        if keys:
            links[rol] = f"/b/{keys.pop()}"
    await browser.send(f"{pad}/versies", "naam", {"naam": "Voor het college", "status": "concept"})
    await browser.send(
        f"{pad}/versies",
        "besluitnummer",
        {"naam": "Vastgesteld stuk", "status": "vastgesteld", "datum": "2026-11-20", "besluitnummer": "R-2026-118"},
    )
    said = {"tekst": "Vergeet de muziekschool niet.", "over": "", "zichtbaar": "allen"}
    await browser.send(f"{pad}/opmerkingen", "tekst", said)
    await browser.send(f"{pad}/opmerkingen", "reactie_op", {"tekst": "Die staat er al bij."})
    worked = {"wat": "Een avond per maand.", "hoe": "Met de school.", "bedrag_van": "5000", "trekker": "Team cultuur"}
    slug = links["bouwsteen"]
    worked = {f"{name}.{slug}": value for name, value in worked.items()}
    await browser.send(f"{pad}/uitwerken/{slug}", f"wat.{slug}", worked)
    texts = {
        "inleiding": "Ommelveen zingt al eeuwen.",
        "kernpunten": "Zingen\nSpelen",
        "gevraagd_besluit": "Vaststellen.",
    }
    await browser.send(f"{pad}/teksten", "inleiding", texts)
    await browser.send(f"{pad}/draagvlak", "over", {"naam": "De raad van jongeren", "over": "alles"})
    asked = {"titel": "Popkelder", "waarom": "Die is er niet.", "naam": "Anna", "email": "anna@example.nl"}
    await browser.send(f"{pad}/aanvraag?stap=partners", "titel", asked)


def by_hand(raw: sqlite3.Connection) -> None:
    """What the forms of that code did not make, as far as there are tables for it."""
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    moment = "2026-11-21 12:00:00.000000"
    rows: dict[str, dict[str, object]] = {
        "afweging": {"bouwwerk_id": 1, "regel": "geld", "over": "", "waarom": "Weten we.", "door": "",
                     "gemaakt_op": moment},
        "spiegel": {"bouwwerk_id": 1, "gemaakt_op": moment},
        "redacteur": {
            "email": "iris@example.nl", "naam": "Iris", "rol": "beheerder", "gemaakt_op": moment,
        },
        "handeling": {"op": moment, "redacteur_id": 1, "naam": "Iris", "handeling": "begonnen", "soort": "redacteur",
                      "onderwerp": "Iris"},
        "publicatie": {"soort": "bouwsteen", "naam": "museum", "nummer": 1, "voor": None, "na": "{}", "op": moment},
        "zoekwoord": {"woord": "popkelder", "week": "2026-11-16", "keer": 3},
        "link": {"url": "https://example.nl/", "status": "goed", "laatst_gekeken": moment, "sinds": moment,
                 "keer_mis": 0},
    }  # fmt: skip
    for table, values in rows.items():
        if table in tables and not raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            names = ", ".join(values)
            holes = ", ".join("?" for _ in values)
            raw.execute(f"INSERT INTO {table} ({names}) VALUES ({holes})", tuple(values.values()))
    if "momentopname" in tables:
        print("  versions", raw.execute("SELECT count(*), count(pdf) FROM momentopname").fetchone())
        mark = (PDF, hashlib.sha256(PDF).hexdigest())
        raw.execute("UPDATE momentopname SET pdf = ?, pdf_sha256 = ? WHERE pdf IS NOT NULL", mark)


def dump(file: Path, links: dict[str, str]) -> str:
    """All of it as SQL, the links first."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        by_hand(raw)
        for table, which in TRIMMED.items():
            if raw.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]:
                raw.execute(f"DELETE FROM {table} WHERE {which}")
        for _, sql in guards:
            raw.execute(sql)
        lines = [line for line in raw.iterdump() if "sqlite_stat" not in line]
    return f"-- {json.dumps(links)}\n" + "\n".join(lines) + "\n"


async def made(settings: Settings) -> dict[str, str]:
    """Run that site for as long as the story lasts."""
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        return await tell(Browser(app, settings.address))


def main() -> None:
    """Make it, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), geheim=GEHEIM)
        migrate(settings)
        seed(settings)
        links = asyncio.run(made(settings))
        text = dump(Path(folder) / "bouwplaats.sqlite3", links)
    Path(sys.argv[1]).write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(sys.argv[1], len(text), Path(sys.argv[1]).stat().st_size, sorted(links))


if __name__ == "__main__":
    main()
