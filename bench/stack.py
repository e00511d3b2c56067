"""Our server exactly as shipped, with two routes to compare with: `python -m bench.stack`.

`/bench/hello` goes through the same middleware in the same process; `/bench/naief/{sleutel}/{stap}` is the same page
made the usual way.
"""

from fastapi import FastAPI

import app.main
from app.__main__ import read_settings, serve
from app.settings import Settings
from bench.peers import naive_orm

create_app = app.main.create_app


async def hello() -> dict[str, str]:
    """The least that a route can do."""
    return {"hello": "world"}


def with_peers(settings: Settings) -> FastAPI:
    """The site with the bench's routes in front, so that hello-world is found as soon as it can be."""
    site = create_app(settings)
    site.add_api_route("/bench/hello", hello)
    naive_orm.install(site, settings)
    # hello first: the search for the route must not count against it.
    site.router.routes.sort(key=lambda route: getattr(route, "path", "") != "/bench/hello")
    return site


if __name__ == "__main__":
    app.main.create_app = with_peers
    serve(read_settings())
