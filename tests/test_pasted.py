import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mail.message import is_address
from app.pasted import amount, code, mail, web

ADDRESS = "jan.de.vries@gemeente-x.nl"
AROUND = [
    "{}", " {} ", "{};", "{},", "{}.", "mailto:{}", "MAILTO:{}?subject=Hoi", "<{}>", "<mailto:{}>", "Jansen, Jan <{}>",
    '"Jansen, Jan" <{}>;', "Jan Jansen (Cultuur) <{}>", "({})", "‘{}’", "{} <{}>", "{}<mailto:{}>", "\ufeff{}",
    "{}\u200b", "\u00a0{}\u00a0", "\u2066{}\u2069", "E-mail <{}>\u2028", "{}\r\n",
]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
def test_a_mail_address_is_understood_in_whatever_was_pasted_with_it(around: str) -> None:
    assert mail(around.replace("{}", ADDRESS)) == ADDRESS


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("jan\u00ad@gemeente\u200b-x.nl", "jan@gemeente-x.nl"),
        ("jan＠gemeente-x.nl", "jan@gemeente-x.nl"),
        ("jan @ gemeente-x.nl", "jan@gemeente-x.nl"),
        ("mailto:jan%40gemeente-x.nl", "jan@gemeente-x.nl"),
        ("jan１@gemeente-x．nl", "jan1@gemeente-x.nl"),
    ],
)
def test_signs_that_only_look_else_are_the_same_address(pasted: str, meant: str) -> None:
    assert mail(pasted) == meant


@pytest.mark.parametrize("pasted", [
    "a@x.nl; b@x.nl", "a@x.nl b@x.nl", "Jan <a@x.nl>, Piet <b@x.nl>", "a@x.nl <b@x.nl>", "a@x.nl, b@x.nl",
    "a@x.nl\nb@x.nl", "<a@x.nl><b@x.nl>", "Jan jan@x.nl", "", "@", "<>", "mailto:",
])  # fmt: skip
def test_two_addresses_or_none_are_never_made_into_one(pasted: str) -> None:
    assert not is_address(mail(pasted))


@given(st.text())
def test_what_is_understood_once_is_understood(text: str) -> None:
    for understood in (mail, web, code, amount):
        assert "\n" not in understood(text)
    if is_address(mail(text)):
        assert mail(mail(text)) == mail(text)


URL = "https://www.example.org/pad/naar?x=1#kop"


@pytest.mark.parametrize("around", [
    "{}", " {} ", "<{}>", "({})", '"{}"', "‘{}’", "{}.", "{},", "{});", "({}).", "<URL:{}>", "\ufeff{}", "{}\u200b",
    "\u00a0{}", "https://www.example.org/pad/\r\nnaar?x=1#kop", "<https://www.example.org/pad/=\nnaar?x=1#kop>",
    "https://www.example.org/pad/\n> naar?x=1#kop",
])  # fmt: skip
def test_a_web_address_is_understood_in_whatever_was_pasted_with_it(around: str) -> None:
    assert web(around.replace("{}", URL)) == URL


@pytest.mark.parametrize("kept", [
    "https://nl.wikipedia.org/wiki/Kunst_(doel)", "http://x.nl/", "https://x.nl/a-b_c~d", "https://x.nl/?a[]=1&b[]",
    "geen adres", "",
])  # fmt: skip
def test_what_belongs_to_a_web_address_stays(kept: str) -> None:
    assert web(kept) == kept


def test_a_web_address_with_words_after_it_is_not_glued_to_them() -> None:
    assert web("https://x.nl/ zie bladzijde 3") == "https://x.nl/ zie bladzijde 3"


@pytest.mark.parametrize(
    "typed", ["123456", "123 456", "123\u00a0456", "１２３４５６", "123-456", "\u200b123\u2009456.", "12 34 56\n"]
)
def test_a_code_is_the_same_however_it_is_grouped(typed: str) -> None:
    assert code(typed) == "123456"
