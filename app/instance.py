"""What one running instance is made of: `main` puts it together, every request finds it through `web.instance`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what it holds comes from every room above; only its types do
    from app.blocks.memory import Catalogues
    from app.blocks.search import Indexes
    from app.brakes import Brakes
    from app.database import Database
    from app.documents.rendering import Renderer
    from app.documents.shelf import Shelf
    from app.editorial.publishing import Planner
    from app.mail.dispatcher import Dispatcher
    from app.municipalities.search import Search
    from app.plans.recovery import Recovery
    from app.plans.step_page import StepPages
    from app.plans.usage import Usage
    from app.settings import Settings
    from app.site.health import Health
    from app.site.public import PublicPages
    from app.site.vain import Vain
    from app.templating import Templates
    from app.watching import Watch


@dataclass
class Instance:
    """The parts that requests use, by name. `search` and `indexes` come when it starts, for they ask the database."""

    settings: Settings
    database: Database
    templates: Templates
    catalogues: Catalogues
    step_pages: StepPages
    public_pages: PublicPages
    brakes: Brakes
    dispatcher: Dispatcher
    usage: Usage
    vain: Vain
    recovery: Recovery
    planner: Planner
    renderer: Renderer
    shelf: Shelf
    health: Health
    provider: Watch
    return_from_provider: Watch
    huisstijl: str
    """The mark of the house style of this instance."""

    forget: Callable[[], None]
    """Empties what this process keeps in memory of bouwwerken."""

    search: Search = field(init=False)
    indexes: Indexes = field(init=False)
