"""The step page and saving it."""

from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from bouwplaats.models import Bouwsteen, Bouwwerk, Keuze, Stap


def hello(_request):
    """The least that a view can do."""
    return JsonResponse({"hello": "world"})


def step(request, sleutel, stap):
    """Show a step, or save what was sent."""
    bouwwerk = get_object_or_404(Bouwwerk, sleutel=sleutel)
    found = get_object_or_404(Stap, slug=stap)
    if request.method == "POST":
        return save(request, bouwwerk, found)
    blocks = Bouwsteen.objects.filter(groep__stap=found).select_related("groep").prefetch_related("bronnen", "tips")
    keuzes = {keuze.bouwsteen_id: keuze for keuze in bouwwerk.keuzes.select_related("bouwsteen")}
    cells = [{"bouwsteen": block, "keuze": keuzes.get(block.id)} for block in blocks]
    groepen = [
        {"naam": groep.naam, "cellen": [cell for cell in cells if cell["bouwsteen"].groep_id == groep.id]}
        for groep in found.groep_set.all()
    ]
    context = {"bouwwerk": bouwwerk, "stap": found, "groepen": groepen, "standen": Keuze.STANDEN}
    context["gekozen"] = [keuze for keuze in keuzes.values() if keuze.stand]
    return render(request, "step.html", context)


@transaction.atomic
def save(request, bouwwerk, stap):
    """Save every bouwsteen in the form by the ORM."""
    for name, stand in request.POST.items():
        if name.startswith("stand."):
            slug = name.removeprefix("stand.")
            block = get_object_or_404(Bouwsteen, slug=slug)
            values = {"stand": stand, "toelichting": request.POST.get(f"toelichting.{slug}", "")}
            Keuze.objects.update_or_create(bouwwerk=bouwwerk, bouwsteen=block, defaults=values)
    bouwwerk.save()
    return redirect("stap", sleutel=bouwwerk.sleutel, stap=stap.slug)
