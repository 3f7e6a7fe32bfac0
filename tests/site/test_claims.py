"""Fields on a page: values, who says so, how sure, and where sources differ."""

import pytest

from guvah.release.released import ReleasedClaim, ReleasedPlace, ReleasedSource
from guvah.site.claims import Writer
from guvah.site.labels import labels
from tests.site.fictional import PLACES, claim, facility_id, field, nurgul

UP = "../../../"


def writer(language: str = "en", *facilities: str) -> Writer:
    made = Writer(labels(language), frozenset(facilities), UP)
    made.meet(nurgul().sources)
    return made


@pytest.mark.parametrize(
    ("given", "language", "text", "said"),
    [
        (claim("2017-23", "date", "T1", words="autumn 2017"), "ru", "осень 2017", "autumn 2017"),
        (claim("1977-01-02", "date", "T1", words="02/01/1977"), "en", "2 January 1977", ""),
        (claim("Ghulja county", "place", "T1", place=PLACES[0]), "ug", "غۇلجا ناھىيىسى", ""),
        (
            claim("p", "place", "T1", place=ReleasedPlace("by the river", "1", (("en", "Aksu"),))),
            "en",
            "Aksu",
            "by the river",
        ),
        (claim("female", "choice", "T1"), "en", "Female", ""),
        (claim("teacher", "text", "T1", words="ئوقۇتقۇچى"), "en", "teacher", "ئوقۇتقۇچى"),
        (claim("3", "number", "T1"), "en", "3", ""),
    ],
)
def test_values_in_words(given: ReleasedClaim, language: str, text: str, said: str) -> None:
    """A value is shown in the reader's language; the words it was given in stand beside it where they say more."""
    prop = {"choice": "sex"}.get(given.type, "note")
    view = writer(language).field("per", field(prop, given)).shown[0]
    assert (view.text, view.said) == (text, said)


def test_facility_is_a_link_only_where_it_has_a_page() -> None:
    """A place of detention that is not released has no page, so its name is no link."""
    held = field("facility", claim(facility_id(0), "entity", "T1", words="Example centre"))
    assert writer("en").field("epi", held).shown[0].href == ""
    view = writer("ru", facility_id(0)).field("epi", held).shown[0]
    assert view.href == f"{UP}ru/place/{facility_id(0)[2:3]}/{facility_id(0)}.html"
    assert view.text == "Example centre"


def test_web_addresses_are_links_and_scripts_are_not() -> None:
    """Only http and https addresses are links."""
    made = writer()
    assert made.field("per", field("link_url", claim("https://example.org/x", "url", "T1"))).shown[0].href
    assert not made.field("per", field("link_url", claim("javascript:alert(1)", "url", "T1"))).shown[0].href


def test_conflicts_stand_beside_what_is_shown() -> None:
    """Where sources differ the first claim is shown and the others stand beside it with the rule that chose."""
    view = writer().field("epi", nurgul().episodes[0].fields[0])
    assert [one.text for one in view.shown] == ["October 2017"]
    assert [one.text for one in view.others] == ["December 2017"]
    assert (view.rule, view.rule_label) == ("closer-witness", "The witness was closer")
    assert view.others[0].basis == "was told by"


def test_several_values_that_are_no_conflict_are_all_shown() -> None:
    """Someone may have two occupations: both are shown, each with its source."""
    view = writer().field("per", field("occupation", claim("imam", "text", "T1"), claim("driver", "text", "T2")))
    assert [one.text for one in view.shown] == ["imam", "driver"]
    assert view.others == ()


def test_chips_name_the_source_by_relation_or_kind() -> None:
    """A witness is named by their relation where it may be shown, else by the kind of source."""
    made = writer()
    assert made.chips(("T1",)) == ' <a class="src" href="#T1"><b>T1</b> sibling</a>'
    assert made.source_word(ReleasedSource("T9", "tes", "")) == "a witness"
    assert made.source_word(ReleasedSource("D1", "doc", "")) == "document"
    assert made.chips(("T7",)) == ""


def test_chips_are_escaped() -> None:
    """What a source is called can never become HTML."""
    made = writer()
    made.meet((ReleasedSource('"><script>', "tes", "<img src=x>"),))
    assert "<script>" not in made.chips(('"><script>',))
    assert "<img" not in made.chips(('"><script>',))


def test_tiers_have_a_word_and_a_shape() -> None:
    """How sure a value is, is said in a word and drawn as a shape."""
    views = [
        writer().field("per", field("born", claim("1984", "date", "T1"), tier=tier))
        for tier in ("unreviewed", "single origin", "corroborated", "documented")
    ]
    assert [view.tier for view in views] == ["t0", "t1", "t2", "t3"]
    assert [view.tier_label for view in views] == ["Unreviewed", "Single origin", "Corroborated", "Documented"]


def test_a_tier_and_the_rule_that_counts_say_of_how_many_origins() -> None:
    """Three origins, however many sources; where one says it, the tier alone says so."""
    given = field(
        "born", claim("1984", "date", "T1", "T2", origins=3), claim("1985", "date", "T2"),
        tier="corroborated", rule="origins", contested=True,
    )  # fmt: skip
    view = writer().field("per", given)
    assert view.tier_label == "Corroborated: 3 origins"
    assert (view.rule, view.rule_label) == ("origins", "More independent origins say so: 3 origins")
    assert writer("ru").field("per", given).tier_label.endswith("3 независимых источника")
    assert writer("ug").field("per", given).tier_label.endswith("3 كېلىش مەنبەسى")
