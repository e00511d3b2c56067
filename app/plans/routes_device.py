"""Taking bouwwerken out of the list of this browser."""

from fastapi import APIRouter, Request, Response

from app.plans.device import held, write
from app.web import FormBody, see_other

router = APIRouter()


@router.post("/apparaat/vergeet")
def forget(request: Request, form: FormBody) -> Response:
    """Forget one bouwwerk on this device, or all of them; the bouwwerken themselves stay as they are."""
    answer = see_other("/open#apparaat" if form["terug"] == "open" else "/#apparaat")
    kept = [] if form["alles"] else [sleutel for sleutel in held(request) if sleutel != form["sleutel"]]
    write(request, answer, kept)
    return answer
