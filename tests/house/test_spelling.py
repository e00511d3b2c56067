"""What people read is spelled right: the content, the pages and the mails."""

from tests.house.spelling import LIST, misspelled, names, own_words, seed_words, template_text, template_words, unknown


def test_the_content_is_spelled_right() -> None:
    assert misspelled(seed_words()) == {}


def test_the_pages_and_mails_are_spelled_right() -> None:
    assert misspelled(template_words()) == {}


def test_our_own_list_is_sorted_and_holds_nothing_that_needs_no_help() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines), key=str.casefold)
    used = set().union(*seed_words().values(), *template_words().values())
    asked = used | {word.lower() for word in used}
    assert own_words() - asked == set(), "nobody writes this any more"
    assert own_words() - unknown(own_words()) == set(), "hunspell knows this itself"
    assert own_words() & names() == set(), "the data has this as a name"


def test_a_misspelled_word_is_found_with_its_place() -> None:
    assert misspelled({"hier": {"bibliotheek", "biblioteek", "Nieuwegein"}}) == {"hier": {"biblioteek"}}


def test_of_a_template_only_what_people_see_is_read() -> None:
    page = '{# remark #}<p class="bp-x" title="Kijk">Toegankelijkheids&shy;verklaring {{ expression }}</p>'
    assert template_text(page).split() == ["Toegankelijkheidsverklaring", "Kijk"]
