"""Whether a request is the act of a person: only that is a use of a link, and keeps its bouwwerk longer.

A mail scanner, a preview in a chat and a browser that loads ahead open a link too (decision 0046).
"""

from fastapi import Request

from app.web import SAFE, settings

HIER = "bp_hier"
"""The cookie with the bouwwerken that a browser opened before, see `device`."""

AHEAD = ("sec-purpose", "purpose", "x-purpose", "x-moz")
"""Headers by which a browser says that nobody looks yet: prefetch, prerender, preview."""


def nobody_looks(request: Request) -> bool:
    """Whether no person sees the answer (yet): only its headers are asked, or it is loaded ahead."""
    return request.scope.get("asked", request.method) == "HEAD" or any(name in request.headers for name in AHEAD)


def is_act(request: Request, sleutel: str) -> bool:
    """Whether somebody did this: sent a form, went on from a page of ours, or came back in the browser of before."""
    if nobody_looks(request):
        return False
    if request.method not in SAFE:
        return True
    if request.headers.get("sec-fetch-mode", "navigate") != "navigate":
        return False
    return _from_a_page_of_ours(request) or sleutel.rpartition("_")[2] in request.cookies.get(HIER, "")


def _from_a_page_of_ours(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("referer", "").startswith(f"{settings(request).address}/")
