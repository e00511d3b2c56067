"""Every knob of an instance, in one frozen class; docs/settings.md is generated from it."""

import secrets
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, EmailStr, Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app import soundness
from app.soundness import LOOPBACK

ROOT = Path(__file__).resolve().parent.parent
NO_EDITORS = "redactie@bouwplaats.invalid"
LONGEST_TERM = 36_500
"""Days: what is longer is a typing error, and more than a calendar can count."""


def _absent(value: object) -> object:
    """An empty environment variable means: not set."""
    return None if value == "" else value


CHECKS: dict[str, Callable[[str, str], None]] = {
    "base_url": soundness.check_site,
    "smtp_url": soundness.check_mail_server,
    "database_url": soundness.check_database,
    "vertrouwde_proxy": soundness.check_proxy,
    "geheim": soundness.check_secret,
    "toegankelijkheidsverklaring_url": soundness.check_page,
    "contact_toegankelijkheid": soundness.check_contact,
    "contact_beveiliging": soundness.check_contact,
}
"""What a setting must be like when it is set."""


class Settings(BaseSettings):
    """Settings come from the environment (prefix `BOUWPLAATS_`); an unsafe combination refuses to start."""

    model_config = SettingsConfigDict(env_prefix="BOUWPLAATS_", env_ignore_empty=True, frozen=True, extra="ignore")

    data: Path = Field(
        default=ROOT / "data",
        description="Map met alles wat deze installatie schrijft: database, uitgaande mail, gemaakte bestanden. "
        "Bij de standaard data/ komen gemaakte bestanden in exports/ ernaast.",
    )
    database_url: str = Field(
        default="",
        description="Leeg: SQLite in de datamap. Anders postgresql://naam:wachtwoord@host:5432/bouwplaats, of "
        "sqlite:////het/hele/pad.sqlite3.",
    )
    host: str = Field(default="127.0.0.1", description="Adres waarop de server luistert.")
    port: int = Field(default=8000, ge=1, le=65535, description="Poort waarop de server luistert.")
    base_url: str = Field(
        default="",
        description="Adres zoals de bezoeker het ziet, voor links: https:// en de naam van je site, zonder pad. "
        "http:// mag alleen op 127.0.0.1. Verplicht als HOST niet 127.0.0.1 is.",
    )
    smtp_url: str = Field(
        default="",
        description=(
            "Zoals smtp://127.0.0.1:2525 of smtps://naam:wachtwoord@host:465. Leeg: mails komen als .eml in de datamap."
        ),
    )
    redactie_email: Annotated[EmailStr | None, BeforeValidator(_absent)] = Field(
        default=None, description="Adres van de redactie, voor aanvragen. Verplicht als SMTP_URL gevuld is."
    )
    afzender_email: EmailStr = Field(
        default="bouwplaats@example.org", description="Afzender van de mails die de Bouwplaats verstuurt."
    )
    contact_toegankelijkheid: str = Field(
        default="", description="Mailadres of webadres voor meldingen over toegankelijkheid."
    )
    contact_beveiliging: str = Field(
        default="",
        description="Mailadres of webadres om een zwakke plek te melden, voor /.well-known/security.txt. "
        "Leeg: dat bestand is er niet.",
    )
    toegankelijkheidsverklaring_url: str = Field(
        default="", description="Link naar de verklaring in het landelijke register, als die er is."
    )
    beheerder: str = Field(
        default="", description="Naam van de organisatie die deze installatie beheert, voor de privacypagina."
    )
    geheim: str = Field(
        default="",
        description="Sleutel van de toepassing: minstens 32 tekens die niemand raadt (openssl rand -base64 48). "
        "Leeg: eenmalig gemaakt in de datamap. Verander hem daarna niet.",
    )
    bewaartermijn_concept_dagen: int = Field(
        default=730,
        ge=90,
        le=LONGEST_TERM,
        description="Hoeveel dagen een bouwwerk bewaard blijft nadat iemand het voor het laatst gebruikte.",
    )
    bewaartermijn_aangeboden_dagen: int = Field(
        default=1825,
        ge=90,
        le=LONGEST_TERM,
        description="Hetzelfde voor een bouwwerk waarvan een versie aan de raad is aangeboden.",
    )
    bewaartermijn_vastgesteld_dagen: int = Field(
        default=3650,
        ge=90,
        le=LONGEST_TERM,
        description="Hetzelfde voor een bouwwerk waarvan de raad een versie heeft vastgesteld.",
    )
    backup_dagen: int = Field(
        default=30,
        ge=1,
        le=LONGEST_TERM,
        description="Hoeveel dagen je een reservekopie hooguit houdt. De privacypagina noemt deze termijn; "
        "de Bouwplaats maakt en wist zelf geen reservekopieën.",
    )
    export_workers: int = Field(
        default=2, ge=1, le=8, description="Hoeveel bestanden (pdf, docx, odt) tegelijk gemaakt worden."
    )
    huisstijl: Annotated[Path | None, BeforeValidator(_absent)] = Field(
        default=None,
        description="Map met je eigen huisstijl.docx en huisstijl.odt (een van beide mag ook), voor de bestanden "
        "die je verder kunt bewerken. Leeg: de stijl van de Bouwplaats.",
    )
    loglevel: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="WARNING",
        description="Hoeveel er gelogd wordt. INFO geeft één regel per bezoek, zonder adressen of links.",
    )
    linkcontrole_dagen: int = Field(
        default=0,
        ge=0,
        le=365,
        description="Om de hoeveel dagen de Bouwplaats elke link in de catalogus nakijkt. Dat zijn verzoeken aan "
        "andere sites, een per seconde, en zonder iets over bezoekers. 0: nooit.",
    )
    vertrouwde_proxy: str = Field(
        default="",
        description="Het ene IP-adres van de proxy waarvan X-Forwarded-For geloofd wordt, zoals 127.0.0.1. "
        "Leeg: van niemand.",
    )

    oidc_issuer: str = Field(
        default="",
        description="Adres van de OpenID Connect-server van je organisatie, zoals https://login.example.org. "
        "Redacteuren melden zich dan ook daar aan. Hoort bij OIDC_CLIENT_ID en OIDC_CLIENT_SECRET: alle drie of geen.",
    )
    oidc_client_id: str = Field(default="", description="De naam waaronder die server de Bouwplaats kent.")
    oidc_client_secret: str = Field(default="", repr=False, description="Het geheim dat bij die naam hoort.")

    @model_validator(mode="after")
    def _refuse_half_a_provider(self) -> Self:
        given = (self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret)
        if any(given) and not all(given):
            raise ValueError("OIDC_ISSUER, OIDC_CLIENT_ID en OIDC_CLIENT_SECRET horen bij elkaar: zet alle drie.")
        if self.oidc_issuer:
            soundness.check_provider("OIDC_ISSUER", self.oidc_issuer)
        return self

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> Self:
        if self.host not in LOOPBACK and not self.base_url:
            raise ValueError(
                f"BASE_URL ontbreekt. Luisteren op {self.host} kan alleen met BOUWPLAATS_BASE_URL=https://jouw-adres."
            )
        return self

    @model_validator(mode="after")
    def _refuse_empty_house_style(self) -> Self:
        folder = self.huisstijl
        found = [folder / f"huisstijl.{kind}" for kind in ("docx", "odt")] if folder else []
        if folder and not sum(soundness.is_file(path) for path in found):
            raise ValueError(f"HUISSTIJL klopt niet: in de map {folder} staat geen huisstijl.docx of huisstijl.odt.")
        return self

    @model_validator(mode="after")
    def _refuse_unsound(self) -> Self:
        for name, check in CHECKS.items():
            if value := getattr(self, name):
                check(name.upper(), value)
        return self

    @model_validator(mode="after")
    def _refuse_unsafe_mail(self) -> Self:
        if self.smtp_url and not self.redactie_email:
            raise ValueError("REDACTIE_EMAIL ontbreekt. Zet BOUWPLAATS_REDACTIE_EMAIL, want SMTP_URL is gevuld.")
        for name, address in (("REDACTIE_EMAIL", self.redactie_email), ("AFZENDER_EMAIL", self.afzender_email)):
            if address and not address.partition("@")[0].isascii():
                raise ValueError(f"{name} klopt niet: vóór de @ mogen alleen gewone letters zonder accent staan.")
        return self

    @property
    def database(self) -> str:
        """The effective database address, in the form SQLAlchemy wants."""
        if not self.database_url:
            return f"sqlite:///{self.data.resolve() / 'bouwplaats.sqlite3'}"
        for scheme in ("postgresql://", "postgres://"):
            if self.database_url.startswith(scheme):
                return "postgresql+psycopg://" + self.database_url.removeprefix(scheme)
        return self.database_url

    @property
    def address(self) -> str:
        """The address visitors use, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.base_url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def editors(self) -> str:
        """Where an aanvraag goes; an address that cannot exist when nobody set one."""
        return self.redactie_email or NO_EDITORS

    @property
    def exports(self) -> Path:
        """The shelf of finished files: in the data folder, or `exports/` of a checkout in development."""
        return ROOT / "exports" if self.data == ROOT / "data" else self.data / "exports"

    @property
    def outgoing(self) -> Path:
        """Folder of the .eml files that stand in for a mail server."""
        return self.data / "post"

    @cached_property
    def secret(self) -> bytes:
        """The application key: from the setting, else made once and kept in the data folder."""
        if self.geheim:
            return self.geheim.encode()
        path = self.data / "geheim"
        if not path.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f".geheim-{secrets.token_hex(4)}")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(48))
            try:
                path.hardlink_to(fresh)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        kept = path.read_bytes()
        soundness.check_secret(str(path), kept.decode(errors="replace"))
        return kept
