"""Hello-world on FastAPI with nothing around it, for scale: `uvicorn bench.peers.bare_fastapi:app`."""

from fastapi import FastAPI

app = FastAPI(openapi_url=None)


@app.get("/bench/hello")
async def hello() -> dict[str, str]:
    """The least that a route can do."""
    return {"hello": "world"}
