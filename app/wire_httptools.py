"""Reading requests with httptools, which takes a head of any length: here it is counted."""

from collections.abc import Callable

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.wire import MOST_HEAD


class TooLong(Exception):
    """The head of a request is longer than we read."""


class Counting(HttpToolsProtocol):
    """One connection; `refusal` is the whole answer of a status to what cannot be read."""

    refusal: Callable[[int], bytes]
    _length = 0
    _within = True

    def data_received(self, data: bytes) -> None:
        """Read on, and refuse a head that does not end."""
        super().data_received(data)
        if self._within:
            self._length += len(data)
            if self._length > MOST_HEAD and not self.transport.is_closing():
                self._refuse(431)

    def on_message_begin(self) -> None:
        """Begin to count."""
        self._length, self._within = 0, True
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Count the address."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header."""
        self._count(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """From here on it is the body, whose limit is the site's."""
        self._within = False
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be read."""
        self._refuse(431 if self._length > MOST_HEAD else 400)

    def _count(self, length: int) -> None:
        self._length += length
        if self._length > MOST_HEAD:
            raise TooLong

    def _refuse(self, status: int) -> None:
        """Say why and close. In the middle of an answer nothing more can be said."""
        if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
            self.transport.write(self.refusal(status))
        self.transport.close()
