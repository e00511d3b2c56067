"""The same things as in our own tables, as Django models."""

from django.db import models


class Bron(models.Model):
    """A source."""

    slug = models.SlugField(unique=True)
    titel = models.TextField()
    uitgever = models.TextField()
    jaar = models.CharField(max_length=20)
    url = models.URLField(null=True)
    geraadpleegd_op = models.DateField()


class Stap(models.Model):
    """A step."""

    slug = models.SlugField(unique=True)
    naam = models.CharField(max_length=80)
    vraag = models.TextField()
    uitleg = models.TextField()


class Groep(models.Model):
    """A group within a step."""

    stap = models.ForeignKey(Stap, models.CASCADE)
    naam = models.CharField(max_length=80)


class Bouwsteen(models.Model):
    """A bouwsteen with its text."""

    slug = models.SlugField(unique=True, max_length=80)
    groep = models.ForeignKey(Groep, models.CASCADE)
    volgorde = models.IntegerField()
    titel = models.CharField(max_length=200)
    kern = models.TextField()
    uitleg = models.TextField()
    herkomst = models.CharField(max_length=80)
    bronnen = models.ManyToManyField(Bron)

    class Meta:
        """In the order of the catalogue."""

        ordering = ("volgorde",)


class Tip(models.Model):
    """A tip from research."""

    titel = models.TextField()
    tekst = models.TextField()
    bouwstenen = models.ManyToManyField(Bouwsteen, related_name="tips")


class Bouwwerk(models.Model):
    """A plan."""

    sleutel = models.CharField(max_length=80, unique=True)
    titel = models.CharField(max_length=120)
    gemeente = models.CharField(max_length=100)
    gewijzigd_op = models.DateTimeField(auto_now=True)


class Keuze(models.Model):
    """What was decided about a bouwsteen."""

    STANDEN = (
        ("behouden", "Behouden"),
        ("ontwikkelen", "Ontwikkelen"),
        ("afbouwen", "Afbouwen"),
        ("niet_gekozen", "Overwogen"),
    )
    bouwwerk = models.ForeignKey(Bouwwerk, models.CASCADE, related_name="keuzes")
    bouwsteen = models.ForeignKey(Bouwsteen, models.CASCADE)
    stand = models.CharField(max_length=20, choices=STANDEN, blank=True)
    toelichting = models.TextField(blank=True)
    revisie = models.IntegerField(default=1)

    class Meta:
        """One keuze for each bouwsteen."""

        unique_together = (("bouwwerk", "bouwsteen"),)
