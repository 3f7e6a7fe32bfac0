"""The questions asked of an open index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guvah.errors import BadInput, UserError
from guvah.index import Index
from guvah.model.decisions import active
from guvah.model.ids import public_id
from guvah.model.statement import statement_id
from tests.index.archive import ANN, FEEDS, Vault, opened, owned, person, root, said

PERSON, OTHER, LIST, TESTIMONY = root("per", 1), root("per", 2), root("doc", 1), root("tes", 0)
FACILITY = root("fac", 1)


@pytest.fixture
def vault() -> Vault:
    vault = Vault()
    episode = owned(PERSON, "epi", 1)
    vault.append(said(LIST, "title", "A list", LIST), said(LIST, "list_id", "a", LIST))
    vault.append(said(FACILITY, "name", "Old school"))
    vault.append(
        *person(1, "Memet Örnek", sex="male", born="1984", origin_place="654002"),
        said(episode, "episode_kind", "prison"),
        said(episode, "facility", FACILITY),
        said(PERSON, "row", "ab" * 32, LIST, locator="7"),
    )
    vault.append(*person(2, "Nurgul Örnek", sex="female"), said(OTHER, "born", "1990", LIST), feed=FEEDS[1])
    vault.append(said(TESTIMONY, "narrative", "They came at night", TESTIMONY))
    return vault


@pytest.fixture
def index(tmp_path: Path, vault: Vault) -> Iterator[Index]:
    with opened(tmp_path, vault) as index:
        yield index


def test_a_record_is_the_fold_of_everything_recorded(index: Index) -> None:
    """A record holds its own fields and those of its episodes."""
    record = index.record(PERSON)
    assert record.value("name") == "Memet Örnek"
    assert record.owned[0].value("episode_kind") == "prison"
    assert index.record(record.owned[0].id).id == PERSON


def test_recorded_keeps_what_was_retracted(index: Index, vault: Vault) -> None:
    """Retracted statements and their retractions stay among what was recorded, with who recorded them."""
    before = index.recorded(PERSON)
    vault.append(said(PERSON, "retracts", "0" * 64, ANN))
    index.catch_up()
    assert len(index.recorded(PERSON)) == len(before) + 1
    assert {item.recording.by for item in before} == {ANN}
    assert index.recorded(root("per", 99)) == []


def test_nothing_recorded_is_said_so(index: Index) -> None:
    """A record nobody recorded anything of is refused with a sentence."""
    with pytest.raises(UserError, match="nothing was recorded"):
        index.record(root("per", 99))


def test_ids_are_resolved(index: Index) -> None:
    """A public id, typed badly, and a full id both name the record; unknown and mistyped ones are refused."""
    assert index.resolve(public_id(PERSON).lower().replace("-", " ")) == PERSON
    assert index.resolve(FACILITY) == FACILITY
    assert index.resolve(owned(PERSON, "epi", 1)) == owned(PERSON, "epi", 1)
    with pytest.raises(UserError, match="no record"):
        index.resolve(public_id(root("per", 99)))
    with pytest.raises(BadInput):
        index.resolve("Memet")


def test_facets_count_persons_only(index: Index) -> None:
    """Each person counts once under each facet, facilities and sources not at all."""
    facets = index.facets()
    assert facets["sex"] == {"female": 1, "male": 1}
    assert facets["place"] == {"": 1, "654000": 1}
    assert facets["county"] == {"": 1, "654002": 1}
    assert facets["decade"] == {"1980": 1, "1990": 1}
    assert facets["status"] == {"in prison": 1, "unknown": 1}
    assert facets["list"] == {LIST: 1, "tes": 2}
    assert facets["published"] == {"no": 2}
    assert index.facets({"list": LIST})["born"] == {"1990": 1}


def test_persons_pass_filters(index: Index) -> None:
    """Persons can be walked through, all or under filters; an unknown filter is refused."""
    assert list(index.persons()) == sorted([PERSON, OTHER])
    assert list(index.persons({"sex": "male", "decade": ("1980", "1990")})) == [PERSON]
    assert list(index.persons({"sex": ()})) == []
    with pytest.raises(UserError, match="no filter"):
        index.facets({"colour": "green"})


def test_roots_of_a_kind(index: Index) -> None:
    """Roots are given by kind code or name, in order of id."""
    assert list(index.roots("per")) == list(index.roots("person")) == sorted([PERSON, OTHER])
    assert list(index.roots("fac")) == [FACILITY]
    assert list(index.roots("mem")) == []


def test_who_points_at_whom(index: Index) -> None:
    """Everything that points at an entity is found with the property it does so by."""
    assert index.referring(FACILITY) == [(owned(PERSON, "epi", 1), "facility")]
    assert index.referring(OTHER) == []


def test_what_a_source_tells_of(index: Index) -> None:
    """A source's roots are those it says something about, itself too."""
    assert list(index.telling(LIST)) == sorted([LIST, OTHER])


def test_rows_of_a_list(index: Index, vault: Vault) -> None:
    """The digest last recorded for a row is the one returned; a row taken back is gone."""
    assert index.rows(LIST) == {"7": "ab" * 32}
    vault.append(said(PERSON, "row", "cd" * 32, LIST, locator="7"), said(PERSON, "row", "words", LIST, locator="8"))
    index.catch_up()
    assert index.rows(LIST) == {"7": "cd" * 32, "8": "words"}
    assert index.rows(TESTIMONY) == {}


def test_queues(index: Index, vault: Vault) -> None:
    """Queues hold who has no verdict, what is proposed and not answered, and consents that end."""
    assert index.queue("to review") == sorted([PERSON, OTHER])
    vault.append(
        said(PERSON, "review.verdict", "reviewed", ANN),
        said(PERSON, "publication.proposed", "f" * 64, ANN, locator="cut"),
        said(TESTIMONY, "consent.until", "2029-02-10", TESTIMONY),
    )
    index.catch_up()
    assert index.queue("to review") == [OTHER]
    assert index.queue("to approve") == [PERSON]
    assert index.queue("consents expiring") == [TESTIMONY]
    vault.append(said(PERSON, "publication.approved", "f" * 64, ANN, locator="cut"))
    index.catch_up()
    assert index.queue("to approve") == []
    assert index.facets()["published"] == {"no": 1, "yes": 1}
    with pytest.raises(UserError, match="no queue"):
        index.queue("nonsense")


def test_position_and_founder(index: Index, vault: Vault) -> None:
    """The index says how far it has read and who founded the archive."""
    assert index.position() == vault.position()
    assert index.founder() == FEEDS[0]


def test_facts_of_sources(index: Index, vault: Vault) -> None:
    """What is known of a source follows its origin to the end; an unknown source has no facts."""
    capture = root("cap", 1)
    vault.append(said(capture, "origin", TESTIMONY, capture), said(capture, "review.reliability", "C", ANN))
    index.catch_up()
    facts = index.sources([capture, LIST, root("tes", 9)])
    assert facts[capture].origin == TESTIMONY
    assert facts[capture].reliability == "C"
    assert set(facts) == {capture, LIST}


def test_how_many_bear_a_word_is_counted_whatever_its_accents(tmp_path: Path) -> None:
    """Each record once, however often it is called so; a word nobody bears is counted too."""
    vault = Vault()
    vault.append(*person(1, "Nurgül Örnek"), *person(2, "Nurgul Ülgi"), said(root("per", 2), "alias", "NURGÜL"))
    vault.append(*person(3, "Андрей Алёшин"))
    with opened(tmp_path, vault) as index:
        borne, size = index.bearers(["nurgul", "örnek", "андрей", "алешин", "serik"])
    assert borne == {"nurgul": 2, "örnek": 1, "андрей": 1, "алешин": 1, "serik": 0}
    assert size >= 3


def test_an_empty_archive_has_no_bearers(tmp_path: Path) -> None:
    """Asked before anything is recorded."""
    with opened(tmp_path, Vault()) as index:
        assert index.bearers(["nurgul"])[0] == {"nurgul": 0}


def test_what_stands_is_read_of_all_roots_of_a_kind(index: Index, vault: Vault) -> None:
    """By id, with what each owns; what was taken back is left out; other kinds do not come."""
    (item,) = [each for each in index.recorded(PERSON) if each.statement.prop == "born"]
    vault.append(said(PERSON, "retracts", statement_id(item.statement), ANN))
    index.catch_up()
    found = dict(index.standing("person"))
    assert list(found) == sorted([PERSON, OTHER])
    for who, standing in found.items():
        expected = [each.statement for each in active(index.recorded(who))]
        assert sorted(map(repr, standing)) == sorted(map(repr, expected))
    assert "born" not in {statement.prop for statement in found[PERSON]}
    assert "born" in {statement.prop for statement in found[OTHER]}
    assert {statement.entity for statement in found[PERSON]} > {PERSON}
