"""Mails about a bouwwerk."""

from app.mail.message import Message
from app.plans.bouwwerk import Bouwwerk
from app.templating import Templates


def link_letter(templates: Templates, bouwwerk: Bouwwerk, link: str, to: str) -> Message:
    """The secret link, mailed to the officer who asked for it; no title in the subject, mail is not private."""
    text = templates.render("mail/link.txt", bouwwerk=bouwwerk, link=link)
    return Message(to=to, subject="Je geheime link van de Bouwplaats", text=text)
