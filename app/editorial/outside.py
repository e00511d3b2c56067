"""The way to the web for what follows links: never to an address inside our own network, whatever a name says."""

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

import httpcore
import httpx


class OwnNetwork(httpcore.ConnectError):
    """A name that leads to this machine or to a network around it."""


class Outside(httpx.HTTPTransport):
    """Connects only to public addresses: the very address that was looked at, so that a name cannot change between.

    `own_network` lets everything through, for tests.
    """

    def __init__(self, *, own_network: bool = False) -> None:
        super().__init__(trust_env=False)
        if not own_network:
            safe = httpx.create_ssl_context(trust_env=False)
            self._pool = httpcore.ConnectionPool(ssl_context=safe, network_backend=_PublicOnly())


class _PublicOnly(httpcore.NetworkBackend):
    """Looks a name up once, and connects to what came out."""

    def __init__(self) -> None:
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers. Raises OwnNetwork, or ConnectError when none does."""
        *others, last = public_addresses(host, port)
        for address in others:
            try:
                return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore.ConnectError:  # a network that has no way to it: there are more
                continue
        return self._plain.connect_tcp(last, port, timeout, local_address, socket_options)


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a name. Raises OwnNetwork when any of them is not public, ConnectError when there are none."""
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(str(error)) from error
    for address in map(ip_address, found):
        if not address.is_global or address.is_multicast:
            raise OwnNetwork(host)
    return found
