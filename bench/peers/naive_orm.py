"""The step page the usual way in our own stack: SQLModel objects of one session, everything drawn by Jinja per request.

It leaves out the drawing of the bouwwerk and the step bar, which counts in its favour.
"""

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader
from sqlmodel import Session, col, create_engine, select

from app.blocks.models import Bouwsteen, BouwsteenVersie, Bron, Tip
from app.blocks.shapes import Herkomst
from app.blocks.stand import Stand
from app.blocks.steps import BY_SLUG
from app.plans.access import fingerprint
from app.plans.models import Bouwwerk, Keuze, Toegang
from app.settings import ROOT, Settings
from app.templating import day, static


def install(site: FastAPI, settings: Settings) -> None:
    """Add the page to the site, with an engine and templates of its own."""
    engine = create_engine(settings.database, connect_args={"check_same_thread": False})
    places = [Path(__file__).parent / "templates", ROOT / "app" / "templates" / "site"]
    jinja = Environment(loader=FileSystemLoader(places), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    jinja.filters["day"] = day
    jinja.globals["static"] = static
    template = jinja.get_template("naive_step.html")

    @site.get("/bench/naief/{sleutel}/{stap}")
    def show(request: Request, sleutel: str, stap: str) -> Response:
        with Session(engine) as session:
            context = _context(session, sleutel, stap)
            return HTMLResponse(template.render(request=request, **context))


def _context(session: Session, sleutel: str, stap: str) -> dict[str, Any]:
    toegang = session.exec(select(Toegang).where(Toegang.sleutel_hash == fingerprint(sleutel))).one()
    bouwwerk = session.get_one(Bouwwerk, toegang.bouwwerk_id)
    keuzes = session.exec(select(Keuze).where(Keuze.bouwwerk_id == bouwwerk.id).order_by(col(Keuze.volgorde))).all()
    blocks = session.exec(
        select(Bouwsteen, BouwsteenVersie)
        .join(BouwsteenVersie, col(BouwsteenVersie.bouwsteen_id) == Bouwsteen.id)
        .where(Bouwsteen.stap == stap)
        .order_by(col(Bouwsteen.volgorde))
    ).all()
    sources = {bron.slug: bron for bron in session.exec(select(Bron)).all()}
    tips = [(tip, json.loads(tip.bouwstenen)) for tip in session.exec(select(Tip).where(Tip.soort == "tip")).all()]
    chosen = {keuze.bouwsteen_id: keuze for keuze in keuzes}
    found = BY_SLUG[stap]
    groepen = [
        {
            "naam": naam,
            "cellen": [
                {
                    "bouwsteen": block,
                    "versie": versie,
                    "keuze": chosen.get(block.id),
                    "herkomst": Herkomst(versie.herkomst).naam,
                    "bronnen": [sources[slug] for slug in json.loads(versie.bron)],
                    "tips": [tip for tip, slugs in tips if block.slug in slugs],
                }
                for block, versie in blocks
                if block.groep == naam
            ],
        }
        for naam in found.groepen
    ]
    return {
        "pad": f"/b/{sleutel}",
        "stap": found,
        "standen": list(Stand),
        "groepen": groepen,
        "bouwwerk": bouwwerk,
        "gekozen": [(keuze, versie) for block, versie in blocks if (keuze := chosen.get(block.id))],
    }
