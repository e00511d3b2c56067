"""A message is either safe or not made at all."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.mail.message import LONGEST_SUBJECT, Message, address, compose
from app.settings import NO_EDITORS
from tests.mail.conftest import LINK, NOW

ID = "<0123456789abcdef@example.org>"
HEADERS = [
    *("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted"),
    *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
]
BREAKS = [
    "\r",
    "\n",
    "\r\n",
    "\x85",
    "\u2028",
    "\u2029",
    "\x0b",
    "\x0c",
    "\x00",
    "\x1c",
    "\x1e",
    "\x7f",
    "\u202e",
]
INJECTIONS = [f"{start}{sign}Bcc: kwaad@example.com" for sign in BREAKS for start in ("Hallo", "a@example.nl")]
ENCODED = [
    "=?utf-8?q?Hallo=0D=0ABcc:_kwaad@example.com?=",
    "=?utf-8?b?SGFsbG8NCkJjYzoga3dhYWRAZXhhbXBsZS5jb20=?=",
    "a@example.nl=?utf-8?q?=2C?=kwaad@example.com",
]
ADDRESSES = [
    "a@example.nl, kwaad@example.com",
    "a@example.nl;kwaad@example.com",
    "Anna <a@example.nl>",
    "<a@example.nl>",
    '"a@example.nl\r\nBcc: kwaad"@example.com',
    "a@example.nl kwaad@example.com",
    "jos\u00e9@example.nl",
    "a" * 65 + "@example.nl",
    "a@" + "b" * 10_000 + ".nl",
    "geen adres",
    "",
]


def _sent(message: Message) -> EmailMessage:
    raw = compose(message, sender="bouwplaats@example.org", message_id=ID, date=NOW).as_bytes()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert raw.isascii()
    return message_from_bytes(raw, policy=policy.default)


def test_the_letter_has_exactly_the_headers_it_should() -> None:
    letter = _sent(Message("anna@example.nl", "Je bouwwerk één", f"Café\n{LINK}\n", "piet@example.nl"))
    assert letter.keys() == HEADERS
    assert letter["From"] == "Bouwplaats <bouwplaats@example.org>"
    assert letter["To"] == "anna@example.nl"
    assert letter["Reply-To"] == "piet@example.nl"
    assert letter["Subject"] == "Je bouwwerk één"
    assert letter["Date"].datetime == NOW
    assert letter["Message-ID"] == ID
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_charset() == "utf-8"
    assert letter.get_content() == f"Café\r\n{LINK}\r\n"


@pytest.mark.parametrize("payload", INJECTIONS + ENCODED)
def test_an_injection_in_any_header_field_is_refused(payload: str) -> None:
    for fields in ({"to": payload}, {"subject": payload}, {"reply_to": payload}):
        with pytest.raises(ValueError, match=r"mail header|mail address"):
            Message(**({"to": "a@example.nl", "subject": "Hallo", "text": "x"} | fields))


@pytest.mark.parametrize("payload", ADDRESSES)
def test_anything_but_one_plain_address_is_refused(payload: str) -> None:
    with pytest.raises(ValueError, match=r"mail header|mail address"):
        Message(payload, "Hallo", "x")
    with pytest.raises(ValueError, match=r"mail header|mail address"):
        Message("a@example.nl", "Hallo", "x", reply_to=payload)


def test_a_subject_is_never_empty_nor_endless() -> None:
    Message("a@example.nl", "x" * LONGEST_SUBJECT, "x")
    for wrong in ("", "   ", "x" * (LONGEST_SUBJECT + 1), "x" * 10_000):
        with pytest.raises(ValueError, match="subject has"):
            Message("a@example.nl", wrong, "x")


def test_a_text_that_no_mail_can_hold_is_refused_when_made() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        Message("a@example.nl", "Hallo", "los \ud800 stuk")


def test_an_address_comes_out_as_any_server_takes_it() -> None:
    assert address("Anna.Jansen@Example.NL") == "Anna.Jansen@example.nl"
    assert address("anna@café.example.nl") == "anna@xn--caf-dma.example.nl"
    assert address(NO_EDITORS) == NO_EDITORS


def test_a_message_in_a_log_or_traceback_does_not_show_its_text() -> None:
    assert LINK not in repr(Message("a@example.nl", "Hallo", LINK))


@settings(max_examples=300)
@given(
    subject=st.text(max_size=LONGEST_SUBJECT + 5),
    text=st.text(max_size=300),
    reply_to=st.none() | st.emails() | st.text(max_size=40),
)
@example(subject="é" * LONGEST_SUBJECT, text=".\n..\nFrom x\n" + "é" * 3000, reply_to=None)
@example(subject="een twee  drie " * 16, text="", reply_to=None)
def test_whatever_is_written_the_letter_is_whole_or_not_made(subject: str, text: str, reply_to: str | None) -> None:
    try:
        message = Message("anna@example.nl", subject, text, reply_to)
    except ValueError:
        return
    letter = _sent(message)
    expected = HEADERS if reply_to is not None else [name for name in HEADERS if name != "Reply-To"]
    assert letter.keys() == expected
    assert [one.addr_spec for one in letter["To"].addresses] == ["anna@example.nl"]
    assert str(letter["Subject"]).split() == subject.split()
    assert letter.get_content().encode().splitlines() == (text.encode().splitlines() or [b""])
