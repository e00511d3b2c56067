"""The two mails that an aanvraag causes. Neither ever holds a sleutel."""

from app.enquiries.request import Aanvraag
from app.mail.message import Message
from app.templating import Templates


def for_editors(templates: Templates, asked: Aanvraag, editors: str) -> Message:
    """What the editors get; answering it answers the requester."""
    text = templates.render("mail/aanvraag.txt", aanvraag=asked)
    subject = f"Aanvraag bouwsteen voor {asked.stap_naam}"
    reply_to = asked.email or None
    try:
        return Message(to=editors, subject=f"{subject}: {asked.titel}", text=text, reply_to=reply_to)
    except ValueError:  # signs that have no place in a header; the text of the mail has the titel anyway
        return Message(to=editors, subject=subject, text=text, reply_to=reply_to)


def for_requester(templates: Templates, asked: Aanvraag) -> Message:
    """The confirmation. It repeats no free text: strangers must not be able to mail texts through us."""
    text = templates.render("mail/aanvraag_bevestiging.txt", aanvraag=asked)
    return Message(to=asked.email, subject="Je aanvraag bij de Bouwplaats", text=text)
