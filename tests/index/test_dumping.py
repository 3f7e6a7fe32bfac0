"""One content, one hash: however a file came to hold it."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.index import Index, dumping, rebuild
from guvah.index.catching_up import RebuildNeededError
from guvah.model.statement import Statement, statement_id
from tests.index.archive import ANN, FEEDS, Keys, Vault, opened, owned, person, root, said, staff

PERSONS = [root("per", number) for number in range(4)]
SOURCES = [root(kind, 0) for kind in ("tes", "doc", "cap", "den")]
NAMES = ["Memet Örnek", "Nurgül Ülgi", "مەمەت ئۆرنەك", "努尔古丽·约尔乃克", "Мемет Үлгі", "", "?"]


def claims() -> st.SearchStrategy[Statement]:
    """Statements about persons, their episodes, sources and facilities, decisions too."""
    entity = st.sampled_from(PERSONS)
    source = st.sampled_from(SOURCES)
    of_person = {
        "name": st.sampled_from(NAMES),
        "born": st.sampled_from(["1984", "1984-05", "1990~", "1980/1990", "nonsense"]),
        "sex": st.sampled_from(["male", "female"]),
        "origin_place": st.sampled_from(["654002", "654000", "a village"]),
        "note": st.text("abc 中文\u0000'\"", max_size=12).map(lambda text: text.replace("\u0000", "")),
        "row": st.sampled_from(["ab" * 32, "cd" * 32]),
        "review.verdict": st.sampled_from(["reviewed", "needs work"]),
        "publication.proposed": st.just("f" * 64),
        "publication.approved": st.just("f" * 64),
        "same_as": entity,
        "different_from": entity,
        "unsure_of": entity,
    }
    of_source = {
        "title": st.sampled_from(["A list", "A notice"]),
        "origin": source,
        "list_id": st.just("list"),
        "official": st.sampled_from(["yes", "no"]),
        "review.reliability": st.sampled_from(["A", "F"]),
        "consent.until": st.sampled_from(["2029-01-01", "2030"]),
        "narrative": st.sampled_from(["they came at night", "她 说"]),
    }
    of_episode = {
        "episode_kind": st.sampled_from(["prison", "camp", "release"]),
        "start": st.sampled_from(["2017", "2019-05", ""]),
        "facility": st.just(root("fac", 0)),
    }

    def about(props: dict[str, st.SearchStrategy[str]], who: st.SearchStrategy[str]) -> st.SearchStrategy[Statement]:
        def filled(prop: str) -> st.SearchStrategy[Statement]:
            return st.builds(Statement, who, st.just(prop), props[prop], source, st.sampled_from([None, "7"]))

        return st.sampled_from(sorted(props)).flatmap(filled)

    episode = st.builds(lambda person, number: owned(person, "epi", number), entity, st.integers(0, 1))
    return st.one_of(about(of_person, entity), about(of_source, source), about(of_episode, episode))


@st.composite
def archives(draw: st.DrawFn) -> Vault:
    """An archive of two feeds in which some statements are taken back, and perhaps asserted again."""
    vault = Vault()
    vault.append(*staff())
    known: list[Statement] = []
    for _ in range(draw(st.integers(1, 10))):
        statements = draw(st.lists(claims(), min_size=1, max_size=6))
        if draw(st.booleans()):  # several names in one breath
            names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=3))
            statements += [said(PERSONS[0], "name", name, SOURCES[1]) for name in names]
        if known:
            for taken in draw(st.lists(st.sampled_from(known), max_size=2)):
                statements.append(said(taken.entity, "retracts", statement_id(taken), ANN))
            statements += draw(st.lists(st.sampled_from(known), max_size=1))
        known += statements
        vault.append(
            *statements, feed=draw(st.sampled_from(FEEDS)), compartment=draw(st.sampled_from(["case", "sealed"]))
        )
    return vault


def folded_at_once(vault: Vault, keys: Keys | None = None) -> str:
    """Return the hash of a rebuild elsewhere."""
    with tempfile.TemporaryDirectory() as folder, rebuild(Path(folder), keys or Keys(), vault) as index:
        return index.dump_hash()


def arrived_bit_by_bit(vault: Vault, choose: Callable[[list[str]], str]) -> str:
    """Return the hash of an index that met the entries of each feed in its order, the feeds in any."""
    left = vault.position()
    vault.shown = dict.fromkeys(left, 0)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), vault) as index:
        while waiting := [feed for feed in left if vault.shown[feed] < left[feed]]:
            vault.shown[choose(waiting)] += 1
            index.catch_up()
        return index.dump_hash()


@settings(max_examples=80, deadline=None)
@given(archives(), st.data())
def test_any_order_of_arrival_gives_what_a_rebuild_gives(vault: Vault, data: st.DataObject) -> None:
    """Entries met one by one, the feeds in any order, leave the same content as folding all of them at once."""
    at_once = folded_at_once(vault)
    assert arrived_bit_by_bit(vault, lambda waiting: data.draw(st.sampled_from(waiting))) == at_once


def changed(change: Callable[[Index], None], folder: Path) -> bool:
    """Say whether a change of a file is seen in its hash."""
    vault = Vault()
    vault.append(*person(1, born="1984"), said(root("per", 1), "row", "ab" * 32, root("doc", 1), locator="7"))
    vault.append(said(root("tes", 0), "consent.until", "2029-02-10", root("tes", 0)))
    with opened(folder, vault) as index:
        before = index.dump_hash()
        change(index)
        return index.dump_hash() != before


@pytest.mark.parametrize(
    "sql",
    [
        "update document set card = x'90' where id like 'per%'",
        "update document set id = replace(id, 'per', 'pex')",
        "update list_row set key = '8'",
        "update expiring set until = '2030'",
        "update source set reliability = 'A'",
        "update position set seq = seq + 1",
        "insert into words(rowid, body) values(1, 'planted')",
        "delete from words where rowid = 2",
    ],
)
def test_no_change_escapes_the_hash(sql: str, tmp_path: Path) -> None:
    """A row changed in any table changes the hash: it would not be worth comparing otherwise."""
    assert changed(lambda index: index._store.run(sql), tmp_path)


def test_many_documents_are_hashed_by_their_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past a size the places of words are counted, not listed; a word too many is still seen."""
    monkeypatch.setattr(dumping, "EACH_WORD", 0)
    assert changed(lambda index: index._store.run("insert into words(rowid, body) values(9, 'planted')"), tmp_path)


def test_facets_are_hashed(tmp_path: Path) -> None:
    """A facet word changed in memory or on disk changes the hash."""
    assert changed(lambda index: index._facets._codes.__setitem__((slice(1, 3), 3), 0), tmp_path)


def test_few_touched_roots_are_never_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The property above is about catching up: in a small archive no rebuild stands in for it."""
    vault = Vault()
    vault.append(*person(1))
    with opened(tmp_path, vault) as index:
        monkeypatch.setattr(index, "rebuild", lambda: pytest.fail("rebuilt"))
        vault.append(*person(1, born="1984"), *person(2))
        assert sorted(index.catch_up()) == sorted([root("per", 1), root("per", 2)])
    assert issubclass(RebuildNeededError, Exception)
