"""One server on a SQLite folder; two that start at once on an empty PostgreSQL; commands beside a running server."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.settings import Settings
from tests import cluster
from tests.conftest import GEHEIM, StartServer
from tests.serving import Server, run_app

BESIDE = (("seed",), ("post",), ("tidy",), ("migrate",), ("redacteur", "lijst"))


def test_a_second_start_on_one_folder_says_so_and_stops_and_commands_may_run_beside(
    start_server: StartServer, tmp_path: Path
) -> None:
    server = start_server()
    second = run_app("serve", data=server.data, knobs={"geheim": GEHEIM, "port": server.port + 1})
    assert second.returncode == 1
    (line,) = second.stderr.splitlines()
    assert line == (
        f"Bouwplaats: De map {server.data} is al in gebruik door een andere Bouwplaats."
        " Stop die eerst, of kies met --data een andere map."
    )
    again = Server(server.data, {"geheim": GEHEIM})
    with pytest.raises(RuntimeError, match="is al in gebruik"):
        again.start()
    assert {
        command: run_app(*command, data=server.data, knobs={"geheim": GEHEIM}).returncode for command in BESIDE
    } == (dict.fromkeys(BESIDE, 0))
    server.kill()
    server.start()
    assert server.client.get("/gezond/klaar").status_code == 200


def test_another_folder_with_the_same_database_is_the_same(start_server: StartServer, tmp_path: Path) -> None:
    server = start_server()
    (tmp_path / "ernaast").mkdir()
    knobs = {"geheim": GEHEIM, "database_url": f"sqlite:///{server.data}/bouwplaats.sqlite3"}
    second = run_app("serve", data=tmp_path / "ernaast", knobs=knobs)
    assert (second.returncode, str(server.data) in second.stderr) == (1, True)


@pytest.mark.postgres
@pytest.mark.timeout(400)  # two starts at once from nothing
def test_two_first_starts_on_one_empty_postgresql_both_come_up(
    empty_cluster: cluster.Cluster, settings: Settings, tmp_path: Path
) -> None:
    url = empty_cluster.create("twee_tegelijk")
    servers = []
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        servers.append(Server(tmp_path / name, {"geheim": GEHEIM, "database_url": url}))
    try:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(Server.start, servers))
        assert [one.client.get("/gezond/klaar").status_code for one in servers] == [200, 200]
        assert servers[0].client.get("/bouwstenen/museum").status_code == 200
    finally:
        for one in servers:
            one.stop()
