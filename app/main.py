"""The whole site: the only module that knows every room."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware

from app.assembling import assemble
from app.editorial import (
    routes_account,
    routes_ageing,
    routes_concepts,
    routes_editors,
    routes_enquiries,
    routes_enquiry_mail,
    routes_exchange,
    routes_figures,
    routes_journal,
    routes_oidc,
    routes_records,
    routes_signing,
)
from app.enquiries import routes as enquiries
from app.enquiries import routes_status
from app.plans import routes as plans
from app.plans import (
    routes_bin,
    routes_bouwtekening,
    routes_coherence,
    routes_comparing,
    routes_copy,
    routes_details,
    routes_device,
    routes_elaborating,
    routes_files,
    routes_freezing,
    routes_history,
    routes_house,
    routes_ideas,
    routes_import,
    routes_keep,
    routes_lens,
    routes_links,
    routes_nearby,
    routes_news,
    routes_offer,
    routes_overview,
    routes_own,
    routes_recovery,
    routes_remarks,
    routes_renewal,
    routes_shrinking,
    routes_snapshots,
    routes_taking,
    routes_texts,
    routes_undo,
)
from app.plans.bouwwerk import Full, Wordy
from app.plans.draagvlak import routes as routes_draagvlak
from app.plans.draagvlak import routes_joining, routes_outcome
from app.settings import Settings
from app.site import routes as site
from app.site import (
    routes_catalogue,
    routes_data,
    routes_knowledge,
    routes_own_data,
    routes_search,
    routes_voorbeelden,
)
from app.site.public import Remembering
from app.templating import STATIC
from app.web import LARGE, Guard, install_errors

YEAR = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """Static files; their address holds a fingerprint, so a browser may keep them for ever."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request with the whole file (they are small), adding how long it may be kept."""
        scope = {**scope, "headers": [header for header in scope["headers"] if header[0] != b"range"]}

        async def keep(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [*message["headers"], (b"cache-control", YEAR.encode())]  # type: ignore[misc]
            await send(message)

        await super().__call__(scope, receive, keep)  # type: ignore[arg-type]


class Site(FastAPI):
    """FastAPI with our guard around everything, so that error pages and refusals carry the same headers."""

    def build_middleware_stack(self) -> ASGIApp:
        """The usual stack inside the guard."""
        return Guard(super().build_middleware_stack(), self)


def create_app(settings: Settings) -> FastAPI:
    """A site on these settings. The database must be migrated and seeded before the first visitor."""
    assembled = assemble(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        assembled.start()
        yield
        assembled.stop()

    app = Site(
        title="Bouwplaats",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        max_body_size=LARGE,
        redirect_slashes=False,
    )
    app.state.instance = assembled.instance
    app.user_middleware = [
        Middleware(Remembering, site=app),
        Middleware(CompressMiddleware, minimum_size=1000),
    ]
    install_errors(app, {Full: (422, "vol"), Wordy: (422, "veel_tekst")})
    for room in (
        plans,  # asked for most, so looked at first
        routes_details,
        routes_overview,
        routes_keep,
        routes_links,
        routes_files,
        routes_own,
        routes_recovery,
        routes_device,
        routes_elaborating,
        routes_bin,
        routes_news,
        routes_remarks,
        routes_history,
        routes_renewal,
        routes_offer,
        routes_undo,
        routes_snapshots,
        routes_taking,
        routes_house,
        routes_coherence,
        routes_ideas,
        routes_nearby,
        routes_shrinking,
        routes_lens,
        routes_texts,
        routes_freezing,
        routes_bouwtekening,
        routes_comparing,
        routes_copy,
        routes_import,
        routes_draagvlak,
        routes_joining,
        routes_outcome,
        enquiries,
        routes_status,
        site,
        routes_own_data,
        routes_data,
        routes_catalogue,
        routes_knowledge,
        routes_voorbeelden,
        routes_search,
        routes_enquiries,
        routes_enquiry_mail,
        routes_concepts,
        routes_exchange,
        routes_records,
        routes_signing,
        routes_account,
        routes_editors,
        routes_oidc,
        routes_ageing,
        routes_figures,
        routes_journal,
    ):
        app.router.routes.extend(room.router.routes)  # `include_router` would try every address twice
    app.mount("/static", Assets(directory=STATIC))
    return app
