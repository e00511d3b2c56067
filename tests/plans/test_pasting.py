"""What is pasted along unseen, or around a value, is no fault of who pasted it: through the forms of a bouwwerk."""

import pytest

from tests.visitor import Site

PASTED = ["{}", "mailto:{}", "Jansen, Jan <{}>", "{};", "\ufeff{}\u200b", "<{}>"]
JAN = "jan@gemeente-x.nl"


def test_a_pasted_mail_address_is_understood_wherever_one_is_asked(site: Site) -> None:
    pad = site.begin().pad
    for place, pasted in enumerate(PASTED):
        visitor, email = site.from_address(f"10.0.1.{place}"), pasted.replace("{}", JAN)
        visitor.send(f"{pad}/adressen", {"onthoud_email": email})
        visitor.send("/link-kwijt", {"email": email.replace("jan", f"piet{place}")})
        visitor.send("/aanvraag", {"titel": f"Dichter {place}", "email": email})
    site.send(f"{pad}/bewaren", {"email": f"mailto:{JAN}"})
    assert JAN in site.get(f"{pad}/alles.json").text
    assert len(site.rows("adres")) == 1
    assert {row["email"] for row in site.rows("aanvraag")} == {JAN}


def test_two_addresses_in_one_field_are_asked_about_and_stay(site: Site) -> None:
    pad = site.begin().pad
    page = site.send(f"{pad}/bewaren", {"email": "a@x.nl; b@x.nl"}, expect=422)
    assert page.form("email").values["email"] == "a@x.nl; b@x.nl"
    assert not site.rows("bericht")


LINKS = [
    "<https://bouwplaats.example{pad}>",
    "“{pad}”.",
    "{half}=\n{rest}",
    "> {half}\n> {rest} de link",
    "{half}\u200b{rest}",
    "{pad}\ufeff",
    "{pad} bewaar deze goed",
    "https%3A%2F%2Fbouwplaats.example%2Fb%2F{sleutel}&data=x",
    "\u2066{wide}\u2069",
]


def test_a_pasted_link_opens_the_bouwwerk_whatever_came_along(site: Site) -> None:
    begun, other = site.begin(titel="Bewaard"), site.begin().pad
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in begun.sleutel)
    half, rest = begun.pad[:20], begun.pad[20:]
    for pasted in LINKS:
        link = pasted.format(pad=begun.pad, sleutel=begun.sleutel, half=half, rest=rest, wide=wide)
        assert site.send("/open", {"link": link}).h1 == "Bewaard"
        assert "Bewaard" in site.send(f"{other}/vergelijk", {"link": link}).text


def test_a_line_of_a_form_is_kept_as_it_is_seen(site: Site) -> None:
    pad = site.begin(
        titel="Kunst\u00adhuis\u2028vooruit", gemeente="\ufeffHeer\u200bde", periode="2027\u00a0–\u00a02030"
    ).pad
    of = site.rows("bouwwerk")[0]
    assert (of["titel"], of["gemeente"], of["gemeente_code"]) == ("Kunsthuis vooruit", "Heerde", "GM0246")
    site.send(f"{pad}/links", {"rol": "lezen", "label": "Collega\u200b\x85Wmo", "formulier": "a"})
    assert site.rows("toegang")[-1]["label"] == "Collega Wmo"


@pytest.mark.parametrize("nothing", ["\u200b", "\u2800\u3164\u0301", "\u202e\u00a0\ufeff"])
def test_a_name_that_shows_nothing_is_no_name(site: Site, nothing: str) -> None:
    pad = site.begin(titel=nothing).pad
    assert site.rows("bouwwerk")[0]["titel"] == "Ons cultuurbeleid"
    for path, fields in {
        f"{pad}/links": {"rol": "lezen", "label": nothing},
        f"{pad}/versies": {"naam": nothing, "status": "concept"},
        "/aanvraag": {"titel": nothing},
    }.items():
        assert len(site.send(path, fields, expect=422).faults) == 1


AMOUNTS = ["€ 10.000,-", "€\u00a010\u202f000", "１０.０００", "10\u2009000,–", "\ufeff10000 euro", "10.000,00"]


def test_an_amount_is_understood_as_people_write_it(site: Site) -> None:
    pad = site.begin().pad
    site.send(f"{pad}/partners", {"stand.museum": "ontwikkelen"})
    for typed in AMOUNTS:
        shown = site.open(f"{pad}/uitwerken/museum").form("bedrag_van.museum")
        shown.fill({"bedrag_van.museum": ""}).submit("Bewaar")
        shown = site.open(f"{pad}/uitwerken/museum").form("bedrag_van.museum")
        shown.fill({"bedrag_van.museum": typed}).submit("Bewaar")
        (keuze,) = site.data(pad)["keuzes"]
        assert keuze["uitwerking"]["bedrag_van"] == 10_000


def test_a_line_end_of_word_parts_words_in_a_text_too(site: Site) -> None:
    pad, text = site.begin().pad, "eerst\x0bdan\u2029later\x85slot"
    site.send(f"{pad}/partners", {"stand.museum": "ontwikkelen", "toelichting.museum": text})
    (keuze,) = site.data(pad)["keuzes"]
    assert keuze["toelichting"] == "eerst\ndan\nlater\nslot"
