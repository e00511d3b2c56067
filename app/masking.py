"""No key and no address of anybody in a log: whatever a line or a stack trace holds, their form is masked."""

import logging
import re

KEY = re.compile(r"(?:\b|(?<=%2[Ff]))(bw|av|ds|dn)(?:_|%5[Ff])[0-9A-Fa-f%]{24,}")
TOKEN = re.compile(r"(uitnodiging(?:/|%2[Ff])+)[\w%-]+")
SECRET = re.compile(r"([?&](?:code|state|sleutel|link)=)[^\s&\"']+")
MAIL = re.compile(r"[\w.!#$&'*+/=?^`{|}~-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
ROW = re.compile(r"(\((?:[a-z_, ]+)\)=)\(.*?\)(?= )")
"""What PostgreSQL tells about a row: Key (kolom)=(waarde) already exists."""


def masked(text: str) -> str:
    """The same text without what is a key to something, or somebody's address."""
    text = KEY.sub(r"\1_-", text)
    text = TOKEN.sub(r"\1-", text)
    text = SECRET.sub(r"\1-", text)
    text = ROW.sub(r"\1(-)", text)
    return MAIL.sub("-@-", text)


class Masking(logging.Formatter):
    """A line of the log, its stack trace too, without keys and addresses."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return masked(super().format(record))


def log_to_stderr(level: str) -> None:
    """All lines of this process, also those of the libraries, through the same mask."""
    handler = logging.StreamHandler()
    handler.setFormatter(Masking("%(asctime)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler])
    logging.getLogger("alembic").setLevel(logging.WARNING)
