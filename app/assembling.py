"""Putting an instance together: its parts, and the work that goes on behind its pages."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from app.blocks.memory import Catalogues
from app.blocks.search import Indexes
from app.brakes import Brakes
from app.database import Database
from app.documents.house import house_mark
from app.documents.rendering import Renderer
from app.documents.shelf import Shelf
from app.editorial.link_check import LinkCheck
from app.editorial.publishing import Planner
from app.instance import Instance
from app.mail.dispatcher import Dispatcher
from app.mail.postmen import postman
from app.municipalities import former
from app.municipalities import queries as municipalities
from app.municipalities.search import other_names, prepared
from app.plans.recovery import Recovery
from app.plans.step_page import StepPages
from app.plans.usage import Usage
from app.settings import ROOT, Settings
from app.site.health import Health
from app.site.public import PublicPages
from app.site.vain import Vain
from app.templating import Templates
from app.tidying import Tidier, forget
from app.watching import Watch


class Worker(Protocol):
    """Work that goes on behind the pages, from start to stop."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End, after what is being done."""


@dataclass(frozen=True)
class Assembled:
    """An instance with the work behind its pages, to start and to stop."""

    instance: Instance
    workers: tuple[Worker, ...]

    def start(self) -> None:
        """Read what is asked for all the time, and begin the work."""
        instance = self.instance
        with instance.database.read() as connection:
            gemeenten = municipalities.all(connection)
        instance.search = prepared(gemeenten, former.read(ROOT / "seed" / "herindelingen.csv"))
        instance.indexes = Indexes(other_names(gemeenten))
        instance.dispatcher.start(alone=instance.database.sqlite)
        for worker in self.workers:
            worker.start()

    def stop(self) -> None:
        """End all of it, and close what is open."""
        self.instance.dispatcher.stop()
        for worker in self.workers:
            worker.stop()
        self.instance.renderer.close()
        self.instance.database.dispose()


def assemble(settings: Settings) -> Assembled:
    """An instance on these settings, not started."""
    database, templates = Database(settings.database), Templates()
    dispatcher = Dispatcher(database, settings, postman(settings))
    usage, recovery = Usage(database, settings), Recovery(database, settings, templates)
    planner, vain, tidier = Planner(database, settings, templates), Vain(database), Tidier(database, settings)
    workers = (tidier, usage, recovery, planner, LinkCheck(database, settings), vain)
    renderer, shelf = Renderer(settings.export_workers, huisstijl=settings.huisstijl), Shelf(settings.exports)
    step_pages, provider = StepPages(templates), Watch("aanmelden met de organisatie")
    tidier.forget = partial(forget, step_pages, shelf)
    watches = (*(worker.watch for worker in workers), planner.planned, dispatcher.rounds, dispatcher.watch)
    watches = (*watches, renderer.watch, shelf.keeping, shelf.reading, provider)
    instance = Instance(
        settings=settings,
        database=database,
        templates=templates,
        catalogues=Catalogues(),
        step_pages=step_pages,
        public_pages=PublicPages(lambda: database.silent),
        brakes=Brakes(),
        dispatcher=dispatcher,
        usage=usage,
        vain=vain,
        recovery=recovery,
        planner=planner,
        renderer=renderer,
        shelf=shelf,
        health=Health(database, settings, watches),
        provider=provider,
        return_from_provider=Watch("terugkomst van de organisatie"),
        huisstijl=house_mark(settings.huisstijl),
        forget=tidier.forget,
    )
    return Assembled(instance, workers)
