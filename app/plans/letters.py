"""Mails about a bouwwerk."""

from app.mail.message import Message
from app.plans.rol import Rol
from app.templating import Templates


def link_letter(templates: Templates, link: str, to: str) -> Message:
    """The secret link. It repeats no titel or other free text: strangers must not be able to mail texts through us."""
    text = templates.render("mail/link.txt", link=link)
    return Message(to=to, subject="Je geheime link van de Bouwplaats", text=text)


def shared_letter(templates: Templates, link: str, to: str, rol: Rol) -> Message:
    """A link that was made for somebody else, with what it lets them do and nothing that the sender typed."""
    text = templates.render("mail/deel.txt", link=link, rol=rol)
    return Message(to=to, subject="Een link naar een bouwwerk in de Bouwplaats", text=text)
