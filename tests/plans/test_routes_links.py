"""Links with a rol: who holds one can do what it says, and nothing else by any request."""

import re

import pytest

from app.plans.rol import Rol
from tests.outbox import letters_of
from tests.pages import Page
from tests.test_main import WITH_LINK
from tests.visitor import Site

MAKE = "Maak de link"
LINK = re.compile("bw_[0-9a-f]{48}")
NEEDED = {
    "POST /b/{sleutel}/link": Rol.EIGENAAR,
    "POST /b/{sleutel}/links": Rol.EIGENAAR,
    "POST /b/{sleutel}/links/mail": Rol.EIGENAAR,
    "POST /b/{sleutel}/links/{nummer}/intrekken": Rol.EIGENAAR,
    "POST /b/{sleutel}/naam": Rol.REAGEREN,
    "POST /b/{sleutel}/adressen": Rol.EIGENAAR,
    "GET /b/{sleutel}/verwijderen": Rol.EIGENAAR,
    "POST /b/{sleutel}/verwijderen": Rol.EIGENAAR,
    "POST /b/{sleutel}/terughalen": Rol.EIGENAAR,
    "GET /b/{sleutel}/alles.json": Rol.EIGENAAR,
    "POST /b/{sleutel}/adressen/{nummer}/vergeten": Rol.EIGENAAR,
    "POST /b/{sleutel}/kopie": Rol.LEZEN,
    "POST /b/{sleutel}/gebruik": Rol.LEZEN,
    "POST /b/{sleutel}/vergelijk": Rol.LEZEN,
    "GET /b/{sleutel}/{stap}/nieuw": Rol.MEESCHRIJVEN,
    "POST /b/{sleutel}/opmerkingen": Rol.REAGEREN,
    "POST /b/{sleutel}/opmerkingen/{nummer}/afhandelen": Rol.REAGEREN,
    "POST /b/{sleutel}/opmerkingen/{nummer}/verwijderen": Rol.REAGEREN,
    "GET /b/{sleutel}/geschiedenis": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/geschiedenis/vergelijk": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/geschiedenis/{nr}/ongedaan": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/geschiedenis/{nr}/terug": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/draagvlak": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/draagvlak/{nr}": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/aanbod": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/aanbod/{slug}": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/vernieuwd": Rol.MEESCHRIJVEN,
    "GET /b/{sleutel}/vernieuwd/{slug}": Rol.MEESCHRIJVEN,
}
"""Routes that ask something else than reading for a GET and writing for a POST."""

TABLES = (
    "bouwwerk",
    "toegang",
    "keuze",
    "uitwerking",
    "huisstijl",
    "gebeurtenis",
    "momentopname",
    "opmerking",
    "afweging",
    "sessie",
    "deelnemer",
    "spiegel",
    "aanbod",
    "aanvraag",
    "bericht",
    "adres",
)


def make(site: Site, pad: str, rol: str, label: str = "Collega Wmo") -> Page:
    """Hand out a link; the page that shows it."""
    return site.open(f"{pad}/bewaren").form("label").fill(label=label, rol=rol).submit(MAKE)


def share(site: Site, pad: str, rol: str, label: str = "Collega Wmo") -> str:
    """The address of the bouwwerk by a link with this rol."""
    if rol == Rol.EIGENAAR:
        return pad
    shown = make(site, pad, rol, label)
    return "/b/" + str(shown.tree.by_id["gemaakt"].attrs["value"]).rpartition("/b/")[2]


def chosen(site: Site) -> str:
    """A bouwwerk with one keuze; these forms are looked at elsewhere, so here they are only sent."""
    pad = site.post("/begin", {"titel": "Plan"}).headers["Location"].rpartition("/")[0]
    site.post(f"{pad}/partners", {"stand.museum": "behouden", "was.museum": ":"})
    return pad


def handed(site: Site, pad: str, rol: Rol) -> str:
    """The address of the bouwwerk by a link with this rol, asked for in the same way."""
    if rol is Rol.EIGENAAR:
        return pad
    shown = site.get(site.post(f"{pad}/links", {"rol": rol, "label": "Collega Wmo"}).headers["Location"])
    (link,) = set(LINK.findall(shown.text)) - {pad.removeprefix("/b/")}
    return f"/b/{link}"


MAILED = ("status", "poging", "volgende_poging", "geleend_tot", "aan_versleuteld", "inhoud", "fout", "verzonden_op")


def stored(site: Site) -> list[list[dict[str, object]]]:
    """Everything kept about bouwwerken, but for the day on which a link was last used."""
    kept = [site.rows(table) for table in TABLES]
    for row in kept[1]:
        del row["gebruikt_op"]
    for rows in kept:
        for row in rows:
            if "message_id" in row:  # a mail of before may be sent meanwhile
                row.update(dict.fromkeys(MAILED))
    return kept


@pytest.mark.parametrize("line", WITH_LINK)
def test_a_rol_may_do_exactly_what_the_table_says(site: Site, line: str) -> None:
    method, _, path = line.partition(" ")
    needed = NEEDED.get(line, Rol.LEZEN if method == "GET" else Rol.MEESCHRIJVEN)
    fields = {"stand.museum": "afbouwen", "titel": "Anders", "email": "a@example.nl", "rol": "lezen", "label": "Ik"}
    fields["wat.museum"] = "Doen"
    for rol in Rol:
        owner = chosen(site)
        pad = handed(site, owner, rol)
        before = stored(site)
        address = path.replace("/b/{sleutel}", pad).replace("{stap}", "partners").replace("{nummer}", "1")
        address = address.replace("{nr}", "2").replace("{slug}", "museum").replace("{formaat}", "pdf")
        answer = site.fetch(method, address, data=fields if method == "POST" else None)
        assert (answer.status_code == 403) == (not rol.may(needed)), (rol, answer.status_code)
        if method == "GET" or not rol.may(needed):
            assert stored(site) == before, rol


def test_a_reader_sees_the_plan_and_no_way_to_change_it(site: Site) -> None:
    owner = site.begin(titel="Ons plan").pad
    site.open(f"{owner}/partners").htmx("museum", stand="behouden", toelichting="Samen met de bieb")
    pad = share(site, owner, Rol.LEZEN)
    page = site.open(f"{pad}/overzicht")
    assert "Samen met de bieb" in page.text
    assert "Je leest mee." in page.text
    assert "Wijzig" not in page.text.replace("Wijzigen kan alleen", "")
    assert [form.attrs["action"] for form in page.tree.named("form")] == []
    assert site.open(f"{pad}/partners").path == f"{pad}/overzicht"
    assert site.get(f"{pad}/document.pdf").status_code == 200


def test_who_reads_along_finds_no_other_link(site: Site) -> None:
    owner = site.begin().pad
    share(site, owner, Rol.MEESCHRIJVEN, "Geheime collega")
    for rol in (Rol.LEZEN, Rol.REAGEREN, Rol.MEESCHRIJVEN):
        page = site.open(f"{share(site, owner, rol)}/bewaren")
        assert "Geheime collega" not in page.text
        assert owner not in page.html


def test_a_writer_changes_the_plan_under_the_name_given_or_else_the_label(both_sites: Site) -> None:
    owner = both_sites.begin().pad
    pad = share(both_sites, owner, Rol.MEESCHRIJVEN, "Collega Wmo")
    colleague = both_sites.from_address("127.0.0.2")
    colleague.open(f"{pad}/partners").htmx("museum", stand="behouden")
    named = colleague.open(f"{pad}/overzicht").form("naam").fill(naam=" Sanne,\nWmo ").submit("Bewaar je naam")
    assert "Onder welke naam" not in named.text
    colleague.open(f"{pad}/partners").htmx("museum", stand="ontwikkelen")
    both_sites.open(f"{owner}/partners").htmx("museum", stand="afbouwen")
    told = [row["door"] for row in both_sites.rows("gebeurtenis") if row["soort"] == "keuze"]
    assert told == ["Collega Wmo", "Sanne, Wmo", ""]


def test_the_sleutel_of_a_shared_link_is_stored_as_a_hash_and_shown_once(site: Site) -> None:
    owner = site.begin().pad
    pad = share(site, owner, Rol.LEZEN)
    sleutel = pad.removeprefix("/b/")
    assert sleutel not in repr(stored(site))
    assert sleutel not in site.open(f"{owner}/bewaren").html


def test_the_same_form_sent_twice_makes_one_link(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    form = both_sites.open(f"{pad}/bewaren").form("label").fill(label="Collega", rol="lezen")
    one, other = form.submit(MAKE), form.submit(MAKE)
    assert one.tree.by_id["gemaakt"].attrs["value"] == other.tree.by_id["gemaakt"].attrs["value"]
    assert [row["soort"] for row in both_sites.rows("gebeurtenis")] == ["begonnen", "link_gemaakt"]


def test_a_withdrawn_link_ends_at_once_and_says_whom_to_ask(both_sites: Site) -> None:
    owner = both_sites.begin().pad
    pad, other = share(both_sites, owner, Rol.MEESCHRIJVEN), share(both_sites, owner, Rol.LEZEN, "Raad")
    page = both_sites.open(f"{owner}/bewaren")
    (number,) = [row["id"] for row in both_sites.rows("toegang") if row["rol"] == Rol.MEESCHRIJVEN]
    both_sites.send(f"{owner}/links/{number}/intrekken", {"formulier": "x"})
    gone = both_sites.open(f"{pad}/overzicht", expect=410)
    assert "Vraag een nieuwe link aan degene van wie je deze kreeg." in gone.text
    assert both_sites.get(f"{other}/overzicht").status_code == 200
    assert "Ingetrokken op" in both_sites.open(f"{owner}/bewaren").text
    assert "Ingetrokken op" not in page.text


def test_replacing_a_shared_link_keeps_rol_and_label(site: Site) -> None:
    owner = site.begin().pad
    old = share(site, owner, Rol.REAGEREN, "Wethouder")
    fresh = site.open(f"{owner}/bewaren").form("Vervang").submit("Vervang")
    assert site.get(f"{old}/overzicht").status_code == 410
    new = "/b/" + str(fresh.tree.by_id["gemaakt"].attrs["value"]).rpartition("/b/")[2]
    assert site.get(f"{new}/overzicht").status_code == 200
    assert [(row["rol"], row["label"]) for row in site.rows("toegang")[1:]] == [("reageren", "Wethouder")] * 2


def test_nobody_withdraws_a_link_of_another_bouwwerk_or_the_one_in_hand(site: Site) -> None:
    mine, theirs = site.begin(titel="Van mij").pad, site.begin(titel="Van hen").pad
    pad = share(site, theirs, Rol.LEZEN)
    numbers = [str(row["id"]) for row in site.rows("toegang")]
    for number in (*numbers, "0", "999999999", "x", "1" * 30):
        assert site.post(f"{mine}/links/{number}/intrekken").status_code == 404
    assert site.get(f"{pad}/overzicht").status_code == 200


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"label": "", "rol": "lezen"}, "Schrijf voor wie deze link is"),
        ({"label": "Collega"}, "Kies wat je collega mag."),
        ({"label": "Collega", "rol": "eigenaar"}, "Kies wat je collega mag."),
        ({"label": "Collega", "rol": "baas"}, "Kies wat je collega mag."),
    ],
)
def test_a_link_needs_a_label_and_a_rol(site: Site, fields: dict[str, str], told: str) -> None:
    page = site.send(f"{site.begin().pad}/links", fields, expect=422)
    assert told in page.text
    assert page.tree.by_id["label"].attrs["value"] == fields["label"]
    assert len(site.rows("toegang")) == 1


def test_a_new_link_can_be_mailed_while_it_is_shown(both_silent: Site) -> None:
    shown = make(both_silent, both_silent.begin(titel="Geheim plan").pad, Rol.REAGEREN, "Wethouder Jansen")
    address = str(shown.tree.by_id["gemaakt"].attrs["value"])
    wrong = shown.form("deel_email").fill(deel_email="jansen").submit("Mail de link", expect=422)
    assert wrong.tree.by_id["gemaakt"].attrs["value"] == address
    for _ in range(2):
        wrong.form("deel_email").fill(deel_email="jansen@example.nl").submit("Mail de link")
    letter = letters_of(both_silent)["link"]
    assert letter["To"] == "jansen@example.nl"
    assert address in letter.get_content()
    assert "lezen en reageren, niets wijzigen" in letter.get_content()
    for typed in ("Geheim plan", "Wethouder Jansen"):
        assert typed not in letter.get_content()


def test_a_link_that_is_withdrawn_or_never_made_cannot_be_mailed(site: Site) -> None:
    owner = site.begin().pad
    for formulier in ("", "verzonnen"):
        fields = {"nieuw": formulier, "deel_email": "anna@example.nl"}
        assert site.post(f"{owner}/links/mail", fields).status_code == 404
    assert site.rows("bericht") == []
