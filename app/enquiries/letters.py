"""The mails that an aanvraag causes. None ever holds the sleutel of a bouwwerk."""

from dataclasses import dataclass

from app.enquiries.dossier import Dossier
from app.enquiries.request import Aanvraag
from app.enquiries.status import Status
from app.mail.message import Message
from app.templating import Templates


def for_editors(templates: Templates, asked: Aanvraag, editors: str, link: str) -> Message:
    """What the editors get, with the address of its page in the inbox; answering it answers the requester."""
    text = templates.render("mail/aanvraag.txt", aanvraag=asked, link=link)
    subject = f"Aanvraag bouwsteen voor {asked.stap_naam}"
    reply_to = asked.email or None
    try:
        return Message(to=editors, subject=f"{subject}: {asked.titel}", text=text, reply_to=reply_to)
    except ValueError:  # signs that have no place in a header; the text of the mail has the titel anyway
        return Message(to=editors, subject=subject, text=text, reply_to=reply_to)


def for_requester(templates: Templates, asked: Aanvraag, link: str, dagen: int | None) -> Message:
    """The confirmation. It repeats no free text: strangers must not be able to mail texts through us."""
    text = templates.render("mail/aanvraag_bevestiging.txt", aanvraag=asked, link=link, dagen=dagen)
    return Message(to=asked.email, subject=SUBJECT, text=text)


SUBJECT = "Je aanvraag bij de Bouwplaats"
SUBJECTS = {
    Status.SAMENGEVOEGD: "Je aanvraag bij de Bouwplaats hoort bij een andere",
    Status.GEPUBLICEERD: "De bouwsteen waar je om vroeg is er",
    Status.AFGEWEZEN: "Je aanvraag bij de Bouwplaats: deze bouwsteen komt er niet",
}


@dataclass(frozen=True)
class Extra:
    """What a mail about a status says besides: where to look, what a redacteur adds, and the bouwsteen there is."""

    link: str
    zin: str = ""
    bouwsteen: str = ""
    bouwsteen_link: str = ""


def about_status(templates: Templates, found: Dossier, extra: Extra, reply_to: str | None) -> Message:
    """How it stands. An editor looked at the aanvraag first, so this one may repeat what it was called."""
    text = templates.render("mail/aanvraag_stand.txt", aanvraag=found, extra=extra)
    subject = SUBJECTS.get(found.status, SUBJECT)
    return Message(to=found.email, subject=subject, text=text, reply_to=reply_to)
