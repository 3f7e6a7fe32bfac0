"""A release as a whole: what two people approved, minus what was taken away since, and never anything more."""

import datetime

import pytest

from guvah.model.ids import public_id
from guvah.model.roster import read_members
from guvah.model.statement import statement_id
from guvah.release.archive import Release, release_archive, release_facilities, release_people
from guvah.release.candidate import candidate
from guvah.release.cut import read_cut
from guvah.release.digest import digest
from guvah.release.released import ReleasedPerson
from guvah.release.sifting import Occasion
from guvah.release.sources import Sight, Sources

from .world import World, entity, owned

TODAY = datetime.date(2024, 6, 12)
NURGUL = entity("per", "Nurgül Örnek")
SERIK = entity("per", "Serik Ülgi")
CAMP = entity("fac", "camp")
ONE, TWO, LETTER = entity("tes", "one"), entity("tes", "two"), entity("doc", "letter")
ARREST = owned(NURGUL, "epi", "arrest")


def told(source: str = ONE, **consent: str) -> World:
    """An archive in which one testimony tells of Nurgül."""
    world = World()
    world.agree(source, **consent)
    world.say(NURGUL, "name", "Nurgül Örnek", source, lang="ug-Latn")
    world.say(NURGUL, "born", "1984", source)
    world.say(ARREST, "episode_kind", "arrest", source)
    world.say(ARREST, "start", "2017-23", source, original="autumn 2017", basis="told by: her mother")
    return world


def publish(world: World, *roots: str, proposer: str = "bek", approver: str = "cem", audience: str = "public") -> None:
    """Review, propose and approve, as casework does."""
    for root in roots or (NURGUL,):
        world.say(root, "review.verdict", "reviewed", by="cem", basis=str(world.minutes))
    words = world.cut()
    for root in roots or (NURGUL,):
        occasion = Occasion(audience, TODAY, Sight(read_cut(words), True))
        found = Release(world, audience, TODAY).seen(root, world.recorded(root), occasion)
        value = digest(found.shown, audience) if found.shown else f"{audience}:nothing"
        world.say(root, "publication.proposed", value, by=proposer, locator=words)
        world.say(root, "publication.approved", value, by=approver, locator=words)


def shown(
    world: World, root: str = NURGUL, day: datetime.date = TODAY, audience: str = "public"
) -> ReleasedPerson | None:
    return Release(world, audience, day).person(root)


def values(person: ReleasedPerson | None) -> set[str]:
    assert person is not None
    fields = [*person.fields, *(field for episode in person.episodes for field in episode.fields)]
    return {claim.value for field in fields for claim in field.claims}


def sourced(person: ReleasedPerson | None, prop: str) -> list[tuple[str, tuple[str, ...]]]:
    assert person is not None
    return [(claim.value, claim.sources) for field in person.fields if field.prop == prop for claim in field.claims]


def test_a_person_is_released_as_approved() -> None:
    """Names, fields, what happened, the source and the history."""
    world = told()
    publish(world)
    person = shown(world)
    assert person is not None
    assert [name.text for name in person.names] == ["Nurgül Örnek"]
    assert (person.birth_year, person.status, person.last_news) == ("1984", "in custody", "2017-23")
    assert person.tier == "single origin"
    assert [episode.kind for episode in person.episodes] == ["arrest"]
    start = next(field for field in person.episodes[0].fields if field.prop == "start").claims[0]
    assert (start.value, start.words, start.basis) == ("2017-23", "autumn 2017", "told by")
    assert [(source.key, source.kind) for source in person.sources] == [("T1", "tes")]
    assert [change.what for change in person.changes] == ["published"]


@pytest.mark.parametrize("missing", ["review.verdict", "publication.proposed", "publication.approved"])
def test_nothing_is_released_without_review_and_two_people(missing: str) -> None:
    """Each of the three is needed."""
    world = told()
    publish(world)
    world.said = [one for one in world.said if one.statement.prop != missing]
    assert shown(world) is None


def test_nothing_is_released_without_consent() -> None:
    """A testimony whose testifier was not asked is published by nobody."""
    world = told(statistics="yes")
    publish(world)
    assert shown(world) is None


def test_a_digest_that_is_not_what_the_cut_holds_releases_nothing() -> None:
    """An approval of something else, or of nothing anybody can see again, is no approval."""
    world = told()
    publish(world)
    world.say(NURGUL, "review.verdict", "reviewed", by="cem")
    words = world.cut()
    for prop, by in (("publication.proposed", "bek"), ("publication.approved", "cem")):
        world.say(NURGUL, prop, "public:" + "0" * 64, by=by, locator=words)
    assert shown(world) is None


@pytest.mark.parametrize("at", [None, -1_000_000])
def test_a_later_statement_never_slips_in(at: int | None) -> None:
    """Not with today's clock and not with one set back: what counts is what was seen."""
    world = told()
    publish(world)
    world.say(NURGUL, "occupation", "teacher", ONE, by="bek", at=at)
    world.say(NURGUL, "occupation", "teacher", ONE, by="eva", at=at)
    assert "teacher" not in values(shown(world))
    publish(world)
    assert "teacher" in values(shown(world))


def test_a_widened_consent_waits_for_the_next_approval() -> None:
    """What a testifier newly allows is new to the public, so two people look at it first."""
    world = told(public="yes")
    world.say(NURGUL, "origin_place", "654021", ONE)
    publish(world)
    assert "654021" not in values(shown(world))
    world.agree(ONE, place="exact")
    assert "654021" not in values(shown(world))
    publish(world)
    assert "654021" in values(shown(world))


def withdraw(world: World) -> None:
    world.say(ONE, "consent.withdrawn", "2024-01-01", by="eva", at=-5)


def narrow(world: World) -> None:
    world.agree(ONE, public="no")


def hold_person(world: World) -> None:
    world.say(NURGUL, "hold", "held", by="eva")


def hold_source(world: World) -> None:
    world.say(ONE, "hold", "held", by="eva")


def unpublish(world: World) -> None:
    world.say(NURGUL, "publication.withdrawn", "public:", by="eva")


def needs_work(world: World) -> None:
    world.say(NURGUL, "review.verdict", "needs work", by="bek")


def take_name_back(world: World) -> None:
    name = next(one for one in world.said if one.statement.prop == "name")
    world.say(NURGUL, "retracts", statement_id(name.statement), by="bek", at=-5)


def seal_name(world: World) -> None:
    name = next(one for one in world.said if one.statement.prop == "name")
    world.say(NURGUL, "name", "Nurgül Örnek", ONE, lang="ug-Latn", by="dil", compartment="sealed")
    assert world.said[-1].statement == name.statement


def seal_title(world: World) -> None:
    world.say(LETTER, "title", "A letter from the court", LETTER, by="dil", compartment="sealed")


def test_a_source_described_in_sealed_words_later_is_described_no_more() -> None:
    """Recording a title again in a stricter compartment takes it off the page."""
    world = told()
    world.agree(LETTER)
    world.say(LETTER, "title", "A letter from the court", LETTER)
    world.say(NURGUL, "sex", "female", LETTER)
    publish(world)
    assert "from the court" in str(shown(world))
    seal_title(world)
    assert "from the court" not in str(shown(world))
    assert shown(world) is not None


REMOVALS = [withdraw, narrow, hold_person, hold_source, unpublish, needs_work, take_name_back, seal_name]


@pytest.mark.parametrize("remove", REMOVALS)
def test_taking_away_needs_nobody(remove) -> None:  # type: ignore[no-untyped-def]
    """Withdrawal, narrowing, hold, unpublishing, a verdict, a retraction, sealing: gone at the next build."""
    world = told()
    publish(world)
    assert shown(world) is not None
    remove(world)
    assert shown(world) is None


def test_a_consent_ends_by_itself() -> None:
    """On the day after its last day the source is gone."""
    world = told(public="yes", until="2024-06-12")
    publish(world)
    assert shown(world) is not None
    assert shown(world, day=TODAY + datetime.timedelta(days=1)) is None


def two_sources(**second: str) -> World:
    world = told()
    world.agree(TWO, **second)
    world.say(NURGUL, "name", "Nurgül Örnek", TWO, lang="ug-Latn")
    world.say(NURGUL, "born", "1984", TWO)
    world.say(NURGUL, "sex", "female", TWO)
    publish(world)
    return world


def test_a_claim_of_two_sources_is_cited_from_the_one_that_agreed() -> None:
    """The other leaves no trace: no chip, no origin, no tier, no gap in the numbering."""
    both, one = shown(two_sources(public="yes")), shown(two_sources(statistics="yes"))
    assert sourced(both, "born") == [("1984", ("T1", "T2"))]
    assert sourced(one, "born") == [("1984", ("T1",))]
    assert both is not None
    assert one is not None
    assert [field.tier for field in both.fields if field.prop == "born"] == ["corroborated"]
    assert [field.tier for field in one.fields if field.prop == "born"] == ["single origin"]
    assert (both.tier, one.tier) == ("corroborated", "single origin")
    assert [source.key for source in one.sources] == ["T1"]
    assert sourced(one, "sex") == []


def test_a_conflict_with_what_may_not_be_shown_is_no_conflict() -> None:
    """A contested field would tell that somebody else says otherwise."""
    world = told()
    world.agree(TWO, statistics="yes")
    world.say(NURGUL, "born", "1990", TWO)
    publish(world)
    person = shown(world)
    assert person is not None
    assert [(field.contested, field.rule) for field in person.fields if field.prop == "born"] == [(False, "only")]


def test_two_who_repeat_one_origin_are_one() -> None:
    """A chain of copies is followed to its end, so that corroboration counts origins."""
    world = told()
    first, copy = entity("cap", "first"), entity("cap", "copy")
    for source in (first, copy):
        world.agree(source, public="yes")
        world.say(NURGUL, "born", "1984", source)
    world.say(copy, "origin", first, copy)
    world.say(first, "origin", ONE, first)
    publish(world)
    person = shown(world)
    assert person is not None
    assert {field.tier for field in person.fields if field.prop == "born"} == {"single origin"}
    assert person.tier == "single origin"


def test_a_confirmed_grade_is_recounted() -> None:
    """`1` means two independent origins: with one of them withheld it would tell of the other."""
    world = told()
    world.agree(TWO, public="yes")
    born = world.say(NURGUL, "born", "1984", TWO)
    world.say(NURGUL, "review.credibility", "1", by="cem", locator=statement_id(born.statement))
    publish(world)
    assert [c.credibility for f in person_fields(world) if f.prop == "born" for c in f.claims] == ["1"]
    world.agree(ONE, public="no")
    assert [c.credibility for f in person_fields(world) if f.prop == "born" for c in f.claims] == []
    assert shown(world) is None, "the name was told by the other source alone"


def person_fields(world: World):  # type: ignore[no-untyped-def]
    person = shown(world)
    return person.fields if person else ()


def test_sources_keep_their_handles_when_another_withdraws() -> None:
    """A link to T2 goes on meaning T2."""
    world = two_sources(public="yes")
    world.agree(ONE, public="no")
    person = shown(world)
    assert person is not None
    assert [source.key for source in person.sources] == ["T2"]


@pytest.mark.parametrize(
    ("level", "code", "words"),
    [
        ("exact", "654021", "a village"),
        ("county", "654021", ""),
        ("prefecture", "654000", ""),
        ("region", "650000", ""),
    ],
)
def test_a_place_is_as_exact_as_agreed(level: str, code: str, words: str) -> None:
    """Coarser than exact, the words are dropped and the gazetteer speaks."""
    world = told(public="yes", place=level)
    world.say(NURGUL, "origin_place", "654021", ONE, original="a village")
    world.say(NURGUL, "birth_place", "the house by the mill", ONE)
    publish(world)
    person = shown(world)
    assert person is not None
    place = {field.prop: field.claims[0] for field in person.fields}["origin_place"]
    assert (place.value, place.words) == (code, words)
    assert place.place is not None
    assert place.place.code == code
    assert ("a village" in str(person)) is (level == "exact")
    assert ("mill" in str(person)) is (level == "exact")


def test_who_testified_never_leaves() -> None:
    """Not the name, not the title of the testimony, not who told the testifier, not where it was told."""
    world = told()
    world.say(ONE, "testifier", SERIK, ONE, compartment="sealed")
    world.say(ONE, "title", "Testimony of Serik Ülgi", ONE)
    world.say(ONE, "place", "654021", ONE)
    publish(world)
    assert "Ülgi" not in str(shown(world))
    assert "mother" not in str(shown(world))
    assert "654021" not in str(shown(world))


@pytest.mark.parametrize(
    ("agreed", "label"), [({"public": "yes", "relation": "yes"}, "sibling"), ({"public": "yes"}, "")]
)
def test_a_relation_is_shown_only_where_agreed(agreed: dict[str, str], label: str) -> None:
    """The source's relation to this person, and to nobody else."""
    world = told(**agreed)
    link, other = owned(ONE, "lnk", "a"), owned(ONE, "lnk", "b")
    world.say(other, "to", SERIK, ONE)
    world.say(other, "relation", "spouse", ONE)
    world.say(link, "to", NURGUL, ONE)
    world.say(link, "relation", "sibling", ONE)
    publish(world)
    person = shown(world)
    assert person is not None
    assert [source.label for source in person.sources] == [label]


@pytest.mark.parametrize(("agreed", "count"), [({"public": "yes", "quote": "yes"}, 1), ({"public": "yes"}, 0)])
def test_words_are_quoted_only_where_agreed(agreed: dict[str, str], count: int) -> None:
    """A narrative is for the group unless its testifier agreed to be quoted."""
    world = told(**agreed)
    world.say(ONE, "narrative", "She asked only whether our mother was well.", ONE, lang="en")
    publish(world)
    person = shown(world)
    assert person is not None
    assert len(person.quotes) == count


def test_links_lead_only_to_who_is_public() -> None:
    """A relative's name appears when the relative is published, and goes when they go."""
    world = told()
    link = owned(NURGUL, "lnk", "x")
    world.say(link, "to", SERIK, ONE, original="her uncle Serik")
    world.say(link, "relation", "nephew_niece", ONE)
    world.say(SERIK, "name", "Serik Ülgi", ONE)
    publish(world)
    assert "Serik" not in str(shown(world))
    publish(world, SERIK)
    person = shown(world)
    assert person is not None
    assert [(relation.relation, relation.name) for relation in person.relations] == [("uncle_aunt", "Serik Ülgi")]
    other = shown(world, SERIK)
    assert other is not None
    assert [(relation.relation, relation.name) for relation in other.relations] == [("nephew_niece", "Nurgül Örnek")]
    world.say(SERIK, "hold", "held", by="eva")
    assert "Serik" not in str(shown(world))


def test_only_what_is_published_by_title_has_a_public_id() -> None:
    """A letter has one id on two pages; the witness of both has none, nor has a letter whose title is sealed."""
    world = told()
    for source in (TWO, LETTER):
        world.agree(source, public="yes")
    world.say(TWO, "title", "Testimony of Serik Ülgi", TWO)
    world.say(LETTER, "title", "A letter from the court", LETTER)
    world.say(SERIK, "name", "Serik Ülgi", ONE)
    for root in (NURGUL, SERIK):
        world.say(root, "occupation", "teacher", TWO)
        world.say(root, "occupation", "teacher", LETTER)
    publish(world, NURGUL, SERIK)

    def ids(root: str) -> dict[str, str]:
        person = shown(world, root)
        assert person is not None
        return {source.key: source.id for source in person.sources}

    assert ids(NURGUL) == ids(SERIK) == {"T1": "", "T2": "", "D1": public_id(LETTER)}
    world.say(LETTER, "title", "A letter from the court", LETTER, by="dil", compartment="sealed")
    assert ids(NURGUL) == {"T1": "", "T2": "", "D1": ""}


def test_a_public_id_of_a_source_undoes_no_approval() -> None:
    """Ids and spellings of others are added after the digest: what was approved before there were any still stands."""
    world = told()
    world.agree(LETTER, public="yes")
    world.say(LETTER, "title", "A letter from the court", LETTER)
    world.say(NURGUL, "occupation", "teacher", LETTER)
    publish(world)
    sources = Sources(world, read_members(world))
    occasion = Occasion("public", TODAY, Sight(None, True))
    found = candidate(NURGUL, world.recorded(NURGUL), sources, occasion).shown
    assert isinstance(found, ReleasedPerson)
    assert [source.id for source in found.sources] == ["", ""]


def test_a_facility_is_named_only_when_it_is_released() -> None:
    """Held at a place nobody published: the place is not named; the person's page links it once it is."""
    world = told()
    world.agree(LETTER, public="yes", place="exact")
    world.say(ARREST, "facility", CAMP, ONE, original="the old school")
    world.say(CAMP, "name", "Camp of examples", LETTER)
    world.say(CAMP, "lat_lon", "43.98,81.53", LETTER)
    publish(world)
    assert "school" not in str(shown(world))
    assert "facility" not in str(shown(world))
    publish(world, CAMP)
    assert "Camp of examples" in str(shown(world))
    (facility,) = release_facilities(world, "public", TODAY)
    person = shown(world)
    assert person is not None
    assert facility.people == (person.id,)
    assert facility.place is not None
    assert (facility.place.lat, facility.place.lon) == (43.98, 81.53)


def test_the_history_tells_what_changed_when() -> None:
    """Published, changed with its fields, withdrawn, published again."""
    world = told()
    publish(world)
    world.say(NURGUL, "occupation", "teacher", ONE)
    publish(world)
    world.say(NURGUL, "publication.withdrawn", "public:", by="eva")
    publish(world)
    person = shown(world)
    assert person is not None
    assert [(change.what, change.fields) for change in person.changes] == [
        ("published", ()),
        ("changed", ("occupation",)),
        ("withdrawn", ()),
        ("published", ()),
    ]


def test_another_audience_needs_its_own_approval() -> None:
    """What was approved for the public is nothing a partner may see more of."""
    world = told()
    world.say(NURGUL, "health", "needs insulin", ONE)
    publish(world)
    assert shown(world, audience="partner") is None
    publish(world, audience="partner")
    assert "needs insulin" in values(shown(world, audience="partner"))
    assert "needs insulin" not in values(shown(world))


def crowd(count: int, kind: str, world: World | None = None) -> tuple[World, list[str]]:
    world = world or told()
    roots = [entity("per", f"{kind} {number}") for number in range(count)]
    for root in roots:
        world.say(root, "name", f"Örnek {root[-4:]}", ONE)
        world.say(owned(root, "epi", "e"), "episode_kind", kind, ONE)
        world.say(root, "review.verdict", "reviewed", by="cem")
    return world, roots


def test_figures_count_those_who_may_be_counted() -> None:
    """Reviewed people whose source agreed to statistics, by how they are now; never fewer than five."""
    world, _ = crowd(7, "prison")
    crowd(9, "camp", world)
    crowd(8, "release", world)
    crowd(3, "death", world)
    counted = {
        one.value: one.count for one in release_archive(world, "public", TODAY).counts if one.dimension == "status"
    }
    assert counted == {"in camp": 9, "released": 8, "dead": None, "in prison": None}
    world.agree(ONE, statistics="no")
    assert not release_archive(world, "public", TODAY).counts


def test_the_archive_counts_what_it_shows() -> None:
    """People and facilities as released, and the words it was given."""
    world = told()
    publish(world)
    found = release_archive(world, "public", TODAY, title="Archive of examples", fictional=True)
    assert (found.people, found.facilities, found.title, found.fictional) == (1, 0, "Archive of examples", True)
    assert found.released == "2024-06-12"
    assert len(list(release_people(world, "public", TODAY))) == 1


def test_the_same_archive_in_another_order_releases_the_same() -> None:
    """Order of arrival changes nothing."""
    world = two_sources(public="yes")
    before = shown(world)
    world.said = list(reversed(world.said))
    assert shown(world) == before
