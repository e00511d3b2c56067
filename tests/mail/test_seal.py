"""What a mail says is unreadable without the application key."""

import pytest

from app.mail.message import Message
from app.mail.seal import Seal, Unreadable
from tests.mail.conftest import LINK


def test_a_sealed_message_comes_back_whole_and_says_nothing_itself() -> None:
    message = Message("anna@example.nl", "Één", LINK, "piet@example.nl")
    sealed = Seal(b"x" * 32).close_message(message)
    assert Seal(b"x" * 32).open_message(sealed) == message
    assert not any(word in sealed for word in ("anna", "bw_", "example"))


def test_another_application_key_cannot_open_it() -> None:
    with pytest.raises(Unreadable):
        Seal(b"y" * 32).open(Seal(b"x" * 32).close("geheim"))
