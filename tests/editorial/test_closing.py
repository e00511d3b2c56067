"""The mail of publication really leaves: by SMTP, to each who asked, once."""

from app.database import now
from app.editorial.closing import close
from app.settings import Settings
from tests.mail.conftest import Handler, Server, free_port
from tests.visitor import Site

ASKED = {"stap": "partners", "titel": "Waterschap", "waarom": "Geheim plan van Bram."}


def test_everybody_who_asked_gets_one_mail_with_a_link_of_their_own(sqlite_settings: Settings) -> None:
    post = Server(Handler(), free_port())
    post.up()
    known = {"smtp_url": post.url, "redactie_email": "redactie@example.nl"}
    try:
        with Site.running(sqlite_settings.model_copy(update=known)) as site:
            for who in ("anna", "bram"):
                site.send("/aanvraag", {**ASKED, "email": f"{who}@example.nl", "formulier": who})
            post.handler.wait_for(4)
            first, second = (row["id"] for row in site.rows("aanvraag"))
            for nummer in (first, second, first):
                with site.database.write() as connection:
                    pages = site.app.state.instance.templates
                    close(connection, site.settings, pages, nummer, "festival", now(), door=None, mail=True)
                site.app.state.instance.dispatcher.wake()
            arrived = post.handler.wait_for(6)[4:]
    finally:
        post.down()
    assert sorted(one.recipients[0] for one in arrived) == ["anna@example.nl", "bram@example.nl"]
    links = set()
    for one in arrived:
        text = one.letter.get_content()
        assert one.letter["Subject"] == "De bouwsteen waar je om vroeg is er"
        assert one.letter["Reply-To"] == "redactie@example.nl"
        assert "Hij heet Festival." in text
        assert "Geheim plan" not in text
        links |= {line.strip() for line in text.splitlines() if "/aanvraag/av_" in line}
    assert len(links) == 2
