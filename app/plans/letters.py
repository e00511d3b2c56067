"""Mails about a bouwwerk."""

import re
from collections.abc import Iterable
from datetime import date

from app.mail.message import Message
from app.plans.bouwwerk import Bouwwerk
from app.plans.retention import in_words
from app.plans.rol import Rol
from app.templating import Templates

LONGEST = 80
ADDRESS_LIKE = re.compile(r"://|@|www\.|\w\.\w")
"""What a mail program makes a link of. The titel is free text, and nobody may mail links of his own through us."""


def link_letter(templates: Templates, link: str, to: str) -> Message:
    """The secret link. It repeats no titel or other free text: strangers must not be able to mail texts through us."""
    text = templates.render("mail/link.txt", link=link)
    return Message(to=to, subject="Je geheime link van de Bouwplaats", text=text)


def shared_letter(templates: Templates, link: str, to: str, rol: Rol) -> Message:
    """A link that was made for somebody else, with what it lets them do and nothing that the sender typed."""
    text = templates.render("mail/deel.txt", link=link, rol=rol)
    return Message(to=to, subject="Een link naar een bouwwerk in de Bouwplaats", text=text)


def found_again_letter(templates: Templates, links: Iterable[tuple[Bouwwerk, str]], to: str) -> Message:
    """New links to all bouwwerken that remember this address, each under the name by which its owner knows it."""
    named = [(name_in_mail(of), of.gewijzigd_op, link) for of, link in links]
    text = templates.render("mail/terugvraag.txt", bouwwerken=named)
    return Message(to=to, subject="Je bouwwerken in de Bouwplaats: nieuwe links", text=text)


def ending_letter(templates: Templates, of: Bouwwerk, link: str, until: date, days: int, to: str) -> Message:
    """That a bouwwerk ends on a day, and the new link with which it stays."""
    known = {"naam": name_in_mail(of), "gewijzigd_op": of.gewijzigd_op}
    text = templates.render("mail/waarschuwing.txt", **known, link=link, tot=until, termijn=in_words(days))
    return Message(to=to, subject="Je bouwwerk in de Bouwplaats loopt af", text=text)


def name_in_mail(of: Bouwwerk) -> str:
    """The titel and gemeente on one line, as far as no mail program makes a link of them."""
    parts = (" ".join(part.split())[:LONGEST] for part in (of.titel, of.gemeente))
    return ", ".join(part for part in parts if part and not ADDRESS_LIKE.search(part)) or "Een bouwwerk"
