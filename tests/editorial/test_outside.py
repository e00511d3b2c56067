"""The link check never comes inside: not by a number, not by a name, not by a redirect."""

import httpcore
import pytest

from app.editorial.looking import Found, Looker, Outcome
from app.editorial.outside import OwnNetwork, public_addresses
from tests.editorial.web import Web

INSIDE = [
    *("127.0.0.1", "localhost", "127.8.8.8", "2130706433", "0x7f.1", "0.0.0.0", "10.1.2.3", "172.16.0.1"),
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "224.0.0.1"),
]


@pytest.mark.parametrize("host", INSIDE)
def test_an_address_inside_is_refused(host: str) -> None:
    with pytest.raises(OwnNetwork):
        public_addresses(host, 80)


def test_a_public_address_is_what_is_connected_to() -> None:
    assert public_addresses("93.184.216.34", 443) == ["93.184.216.34"]


@pytest.mark.parametrize("host", ["bestaat-niet.invalid", "a" * 70 + ".example"])
def test_a_name_that_does_not_exist_is_no_connection(host: str) -> None:
    with pytest.raises(httpcore.ConnectError):
        public_addresses(host, 80)


def test_a_server_on_this_machine_is_never_asked_anything(small_web: Web) -> None:
    looker = Looker("https://bouwplaats.example", pause=lambda _: None)
    for host in ("127.0.0.1", "localhost"):
        assert looker.look(f"http://{host}:{small_web.server_address[1]}/goed") == Found(Outcome.UNSEEN)
    looker.close()
    assert small_web.asked.total() == 0
