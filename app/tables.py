"""Every table of every room, for alembic and for tests."""

from app.blocks import models as blocks
from app.editorial import models as editorial
from app.enquiries import models as enquiries
from app.mail import models as mail
from app.municipalities import models as municipalities
from app.plans import models as plans
from app.plans.draagvlak import models as draagvlak
from app.site import models as site

__all__ = ["blocks", "draagvlak", "editorial", "enquiries", "mail", "municipalities", "plans", "site"]
