"""What was acknowledged is there, also when the server is killed the moment after."""

import os

import httpx
import pytest

from app.settings import Settings
from tests.conftest import StartServer
from tests.serving import Server
from tests.writers import Crowd, as_told

ENGINES = [pytest.param("sqlite"), pytest.param("postgresql", marks=pytest.mark.postgres)]
WRITERS, KILLS, BETWEEN = 4, int(os.environ.get("KILLS", "2")), 20
"""`KILLS` in a round (KILLS=50 makes it a hundred); `BETWEEN`: the most answers that writers get between two."""


def begin(client: httpx.Client) -> str:
    """A new bouwwerk; its address."""
    answer = client.post("/begin", data={"titel": "Blijft"})
    assert answer.status_code == 303
    return str(answer.headers["Location"]).rpartition("/")[0]


@pytest.mark.timeout(600)  # many starts of a server
@pytest.mark.parametrize("engine", ENGINES)
def test_a_kill_in_the_middle_loses_nothing_that_was_answered_and_leaves_nothing_half(
    engine: str, request: pytest.FixtureRequest, start_server: StartServer
) -> None:
    settings: Settings = request.getfixturevalue(f"{engine}_settings")
    crowd = Crowd.gather(start_server(settings), WRITERS)
    with crowd.writing(KILLS * BETWEEN // WRITERS):
        for kill in range(KILLS):
            for _ in range(1 + kill % BETWEEN):
                crowd.told.get(timeout=60)
            crowd.interrupt()
            crowd.found(settings).is_whole()
    assert crowd.all("other") == []
    found = crowd.found(settings)
    found.is_whole()
    stored, texts = as_told(crowd.all("stored")), set(found.texts)
    assert stored
    assert stored <= texts
    assert texts - stored <= as_told(crowd.all("unknown")), "what nobody was told may be there, but only whole"


def test_an_aanvraag_and_its_mails_survive_a_kill(start_server: StartServer) -> None:
    server = start_server()
    asked = server.client.post(
        "/aanvraag", data={"titel": "Waterschap", "stap": "partners", "email": "anna@example.nl"}
    )
    assert asked.status_code == 303
    server.kill()
    server.start()
    for _ in range(500):
        letters = list((server.data / "post").glob("*.eml"))
        if len(letters) == 2:
            break
        server.client.get("/gezond/klaar")
    assert len(letters) == 2


def test_a_stop_in_good_order_keeps_everything_and_a_start_says_nothing_on_stderr(server: Server) -> None:
    pad = begin(server.client)
    server.stop()
    server.start()
    assert server.client.get(f"{pad}/overzicht").status_code == 200
    server.stop()
    assert server.log == ""


def test_the_log_of_a_real_server_never_holds_a_sleutel(start_server: StartServer) -> None:
    server = start_server()
    pad = begin(server.client)
    server.client.get(f"{pad}/partners?zoek=geheim")
    server.client.get(f"{pad}/bestaat-niet")
    server.client.post(f"{pad}/partners", data={"stand.museum": "behouden"}, headers={"Sec-Fetch-Site": "cross-site"})
    server.stop()
    assert pad.removeprefix("/b/") not in server.log
    assert "geheim" not in server.log
