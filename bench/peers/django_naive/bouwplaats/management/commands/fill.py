"""`manage.py fill FILE`: an empty database with the catalogue and bouwwerken of that JSON file."""

import json
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from bouwplaats.models import Bouwsteen, Bouwwerk, Bron, Groep, Keuze, Stap, Tip


class Command(BaseCommand):
    """Makes the tables and fills them."""

    def add_arguments(self, parser):
        """One argument: the file."""
        parser.add_argument("file", type=Path)

    @transaction.atomic
    def load(self, told):
        """Everything in one transaction."""
        sources = {row["slug"]: Bron.objects.create(**row) for row in told["bronnen"]}
        steps = {row["slug"]: Stap.objects.create(**row) for row in told["stappen"]}
        groups = {
            (row["stap"], row["naam"]): Groep.objects.create(stap=steps[row["stap"]], naam=row["naam"])
            for row in told["groepen"]
        }
        blocks = {}
        for row in told["bouwstenen"]:
            links, group = row.pop("bronnen"), groups[row.pop("stap"), row.pop("groep")]
            blocks[row["slug"]] = Bouwsteen.objects.create(groep=group, **row)
            blocks[row["slug"]].bronnen.set(sources[slug] for slug in links)
        for row in told["tips"]:
            links = row.pop("bouwstenen")
            Tip.objects.create(**row).bouwstenen.set(blocks[slug] for slug in links)
        for row in told["bouwwerken"]:
            chosen = row.pop("keuzes")
            made = Bouwwerk.objects.create(**row)
            Keuze.objects.bulk_create(
                Keuze(bouwwerk=made, bouwsteen=blocks[keuze.pop("slug")], **keuze) for keuze in chosen
            )

    def handle(self, *args, **options):
        """Make the tables, then load."""
        call_command("migrate", run_syncdb=True, verbosity=0)
        self.load(json.loads(options["file"].read_text()))
