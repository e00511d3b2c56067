"""A draagvlaksessie for who is invited: look, join once, sort, change, leave; and what nobody can find out."""

import pytest

from app.plans.draagvlak.sessie import PLEKKEN
from app.settings import Settings
from tests.crowding import at_once
from tests.plans.draagvlak.group import JOIN, KEEP, SLUGS, all_say, gathered
from tests.plans.draagvlak.test_routes import MIXED, ended
from tests.visitor import Site


def test_who_is_invited_reads_who_asks_what_and_until_when_and_opening_it_is_not_joining(both_sites: Site) -> None:
    group = gathered(both_sites)
    before = [both_sites.rows(name) for name in ("sessie", "deelnemer", "gebeurtenis")]
    page = both_sites.open(group.link)
    for words in ("Gemeente Utrecht werkt aan ‘Cultuur van ons’", "5 bouwstenen", "Niemand ziet wat jij antwoordt"):
        assert words in page.text
    assert group.pad not in page.html
    assert [both_sites.rows(name) for name in ("sessie", "deelnemer", "gebeurtenis")] == before


def test_nothing_is_chosen_beforehand_and_what_is_sent_is_kept_and_can_be_changed(both_sites: Site) -> None:
    group = gathered(both_sites)
    own = group.join()
    page = both_sites.open(own)
    assert not page.query("input[checked]")
    done = group.answer(own, {"museum": "belangrijk", "media": "niet"})
    assert "Je hebt 2 van de 5 bouwstenen gesorteerd." in done.text
    again = both_sites.open(own)
    assert again.form(KEEP).values["oordeel.museum"] == "belangrijk"
    group.answer(own, {"museum": "kan"})
    assert both_sites.open(own).form(KEEP).values == {"oordeel.museum": "kan", "oordeel.media": "niet"}
    assert group.answer(own, all_say("kan")).h1 == "Je bent klaar"


def test_a_click_is_kept_at_once_where_scripts_run(site: Site) -> None:
    own = gathered(site).join()
    answer = site.htmx("POST", own, data={"oordeel.museum": "kan"})
    assert (answer.status_code, "1 van 5 gesorteerd en bewaard" in answer.text) == (200, True)
    assert "<html" not in answer.text


def test_a_double_click_is_one_person(both_sites: Site) -> None:
    group = gathered(both_sites)
    form = both_sites.open(group.link).form("formulier")
    assert form.submit(JOIN).path == form.submit(JOIN).path
    assert len(both_sites.rows("deelnemer")) == 1


def test_the_31st_hears_that_there_is_no_place_and_who_joined_goes_on(site: Site) -> None:
    group = gathered(site)
    form = site.open(group.link).form("formulier")
    own = form.submit(JOIN).path
    for number in range(PLEKKEN - 1):
        site.post(group.link, {"formulier": str(number)})
    late = site.send(group.link, {"formulier": "31"}, expect=409)
    assert "Er is geen plek meer" in late.text
    assert "Er is geen plek meer" in site.open(group.link).text
    assert form.submit(JOIN).path == own
    assert len(site.rows("deelnemer")) == PLEKKEN
    site.post(f"{own}/wissen")
    assert site.post(group.link, {"formulier": "31"}).status_code == 303


def test_thirty_people_who_join_and_answer_at_the_same_moment_lose_nothing(both_sites: Site) -> None:
    group = gathered(both_sites)
    sent = [lambda n=n: both_sites.post(group.link, {"formulier": str(n)}) for n in range(PLEKKEN + 2)]
    told = [
        answer for start in range(0, len(sent), 8) for answer in at_once(both_sites, "deelnemer", *sent[start:][:8])
    ]
    assert sorted(answer.status_code for answer in told) == [303] * PLEKKEN + [409] * 2
    owns = [answer.headers["Location"] for answer in told if answer.status_code == 303]
    words = ("belangrijk", "kan", "niet")
    said = {own: {slug: words[(n + k) % 3] for k, slug in enumerate(SLUGS)} for n, own in enumerate(owns)}
    saves = [
        lambda own=own, part=part: both_sites.post(own, {f"oordeel.{slug}": said[own][slug] for slug in part})
        for own in owns
        for part in (SLUGS[:2], SLUGS[2:])
    ]
    for start in range(0, len(saves), 8):
        assert {a.status_code for a in at_once(both_sites, "deelnemer", *saves[start:][:8])} == {303}
    for own in owns:
        kept = both_sites.open(own).form(KEEP).values
        assert kept == {f"oordeel.{slug}": answer for slug, answer in said[own].items()}


def test_who_saves_while_it_is_closed_hears_that_it_came_too_late(both_sites: Site) -> None:
    group = gathered(both_sites)
    own = group.say(MIXED)[0]
    form = both_sites.open(own).form(KEEP).fill({"oordeel.media": "belangrijk"})
    page = group.close()
    late = form.submit(KEEP, expect=410)
    assert "wat je net koos, is niet bewaard" in late.text
    seen = both_sites.open(f"{group.pad}/draagvlak/{group.nr}")
    assert seen.text.partition("Per stap")[2] == page.text.partition("Per stap")[2]
    part = both_sites.htmx("POST", own, data={"oordeel.media": "kan"})
    assert (part.status_code, "is niet bewaard" in part.text) == (410, True)


@pytest.mark.parametrize("how", ["by hand", "by its last day"])
def test_a_session_that_is_over_says_so_to_everybody_with_a_link(site: Site, how: str) -> None:
    group = gathered(site)
    own = group.say(MIXED)[0]
    if how == "by hand":
        group.close()
    else:
        ended(group)
    before = site.rows("deelnemer")
    for address in (group.link, own, f"{own}/klaar"):
        assert site.open(address, expect=410).h1 == "Deze sessie is gesloten"
    for address in (group.link, own, f"{own}/wissen"):
        assert site.post(address, {"oordeel.museum": "kan"}).status_code == 410
    assert site.rows("deelnemer") == before


def test_who_leaves_is_wiped_and_gives_the_place_back(both_sites: Site) -> None:
    group = gathered(both_sites)
    own = group.join()
    done = group.answer(own, all_say("niet"))
    left = done.form("Wis mijn antwoorden").submit("Wis mijn antwoorden")
    assert "Je antwoorden zijn gewist." in left.text
    assert both_sites.rows("deelnemer") == []
    assert both_sites.open(own, expect=404).h1 == "We vinden je antwoorden niet"
    assert both_sites.post(f"{own}/wissen").status_code == 303


def test_a_link_of_one_session_opens_nobody_of_another(site: Site) -> None:
    own = gathered(site).join().rpartition("/")[2]
    other = gathered(site)
    assert site.get(f"{other.link}/{own}").status_code == 404
    assert site.post(f"{other.link}/{own}", {"oordeel.museum": "kan"}).status_code == 404
    assert site.get("/sessie/ds_" + "0" * 48).status_code == 404
    assert site.post("/sessie/ds_" + "0" * 48, {"formulier": "x"}).status_code == 404


def test_the_links_end_with_the_bouwwerk_and_come_back_with_it(site: Site) -> None:
    group = gathered(site)
    own = group.join()
    site.post(f"{group.pad}/verwijderen")
    for address in (group.link, own):
        assert site.get(address).status_code == 404
        assert site.post(address, {"oordeel.museum": "kan"}).status_code == 404
    site.post(f"{group.pad}/terughalen")
    assert site.open(own).h1 == "Sorteer de bouwstenen"


@pytest.mark.parametrize("fields", [{"oordeel.museum": "mooi"}, {"oordeel.archief": "kan"}, {"oordeel.": "kan"}])
def test_an_answer_that_nobody_can_give_is_refused(site: Site, fields: dict[str, str]) -> None:
    own = gathered(site).join()
    assert site.post(own, fields).status_code == 422
    assert site.rows("deelnemer")[0]["antwoorden"] == "{}"


def test_an_answer_that_nobody_can_give_keeps_no_other_one_back(both_sites: Site) -> None:
    own = gathered(both_sites).join()
    page = both_sites.send(own, {"oordeel.museum": "kan", "oordeel.media": "mooi"}, expect=422)
    assert "De rest is bewaard." in page.text
    assert both_sites.rows("deelnemer")[0]["antwoorden"] == '{"museum":"kan"}'


def test_pages_of_a_session_are_kept_and_found_by_nobody(site: Site) -> None:
    group = gathered(site)
    own = group.join()
    for address in (group.link, own, f"{own}/klaar"):
        answer = site.get(address)
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert 'content="noindex' in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        assert "set-cookie" not in answer.headers


def test_joining_too_often_from_one_place_is_braked(sqlite_settings: Settings) -> None:
    with Site.running(sqlite_settings) as site:
        group = gathered(site)
        for _ in range(300):
            site.app.state.instance.brakes.hit("meedoen", "127.0.0.1")
        assert site.post(group.link, {"formulier": "x"}).status_code == 429
        assert site.rows("deelnemer") == []


def test_no_two_views_tell_what_one_person_said(site: Site) -> None:
    """The officer looks at everything before and after somebody answers, and again when it is closed."""
    told: dict[str, set[str]] = {}
    for said in ("belangrijk", "kan", "niet"):
        group = gathered(site, naam="Zelfde naam")
        group.say([all_say("belangrijk")] * 2 + [all_say("kan")] * 2 + [all_say("niet")] * 2)
        places = (f"{group.pad}/draagvlak", f"{group.pad}/overzicht", f"{group.pad}/geschiedenis")
        before = [site.open(place).text for place in places]
        last = group.join()
        counted = [site.open(place).text for place in places]
        assert counted == [text.replace("6 van 30", "7 van 30") for text in before]
        group.answer(last, all_say(said))
        assert [site.open(place).text for place in places] == counted
        told.setdefault(group.close().text.partition("Per stap")[2], set()).add(said)
    assert list(told.values()) == [{"belangrijk", "kan", "niet"}], "with or without this one it reads the same"
