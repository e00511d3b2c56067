"""What is picked on a page that stores nothing goes along to the next of its kind."""

from tests.plans.test_routes_bouwtekening import SOCIAAL, TEKENINGEN, drawing, offered
from tests.visitor import Site


def test_what_is_pointed_at_goes_along_to_a_mix_and_back(site: Site, pad: str) -> None:
    form = drawing(site, pad, "sociale-gemeente").form("Neem over")
    shared = set(SOCIAAL.bouwstenen) & set(TEKENINGEN["talentvolle-gemeente"].bouwstenen) & set(offered(form.page))
    names = {f"neem.{slug}": answer for slug, answer in zip(sorted(shared), ("ontwikkelen", "niet"), strict=False)}
    assert names
    mixed = form.fill(names).submit("Sociale gemeente en talentvolle gemeente")
    assert len(offered(mixed)) > len(offered(form.page))
    alone = mixed.form("Neem over").submit("Alleen de talentvolle gemeente")
    kept = alone.form("Neem over").values
    assert {name: kept[name] for name in names} == names
    assert site.data(pad)["keuzes"] == []
