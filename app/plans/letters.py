"""Mails about a bouwwerk."""

from app.mail.message import Message
from app.templating import Templates


def link_letter(templates: Templates, link: str, to: str) -> Message:
    """The secret link. It repeats no titel or other free text: strangers must not be able to mail texts through us."""
    text = templates.render("mail/link.txt", link=link)
    return Message(to=to, subject="Je geheime link van de Bouwplaats", text=text)
