"""What was acknowledged is there, also when the server is killed the moment after."""

import httpx
import pytest

from tests.conftest import StartServer
from tests.serving import Server

ROUNDS, KILLS = 4, 5
"""Twenty kills in all, in rounds that can run beside each other."""


def begin(client: httpx.Client) -> str:
    """A new bouwwerk; its address."""
    answer = client.post("/begin", data={"titel": "Blijft"})
    assert answer.status_code == 303
    return str(answer.headers["Location"]).rpartition("/")[0]


def toelichting(client: httpx.Client, pad: str) -> str:
    (keuze,) = client.get(f"{pad}/document.json").json()["keuzes"]
    return str(keuze["toelichting"])


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_choice_that_was_answered_survives_every_kill(server: Server, _round: int) -> None:
    pad = begin(server.client)
    for number in range(KILLS):
        client = server.client
        was = "" if number == 0 else f"behouden:{_mark(client, pad)}"
        text = f"Keer {number}"
        fields = {"stand.museum": "behouden", "toelichting.museum": text, "was.museum": was}
        assert client.post(f"{pad}/partners", data=fields).status_code == 303
        server.kill()
        server.start()
        assert toelichting(server.client, pad) == text


def _mark(client: httpx.Client, pad: str) -> str:
    html = client.get(f"{pad}/partners").text
    return html.partition('name="was.museum" value="behouden:')[2].partition('"')[0]


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
