"""What new entries touch, and when everything is folded again instead."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guvah.index import Index, catching_up
from guvah.model.body import encode_body
from guvah.model.statement import Statement, statement_id
from tests.index.archive import ANN, FEEDS, Keys, Vault, opened, person, root, said
from tests.index.test_dumping import folded_at_once

PERSON, OTHER = root("per", 1), root("per", 2)
CAPTURE, REPOST, TESTIMONY = root("cap", 1), root("cap", 2), root("tes", 0)


@pytest.fixture
def vault() -> Vault:
    vault = Vault()
    vault.append(*person(1), said(PERSON, "born", "1984", CAPTURE), said(PERSON, "born", "1985", REPOST))
    vault.append(said(PERSON, "review.verdict", "reviewed", ANN))
    return vault


@pytest.fixture
def index(tmp_path: Path, vault: Vault) -> Iterator[Index]:
    with opened(tmp_path, vault) as index:
        yield index


def test_only_what_is_touched_is_written(index: Index, vault: Vault) -> None:
    """Catching up names the roots it wrote; a second time there is nothing to do."""
    vault.append(*person(2))
    assert index.catch_up() == [OTHER]
    assert index.catch_up() == []
    assert index.dump_hash() == folded_at_once(vault)


def test_retraction_and_assertion_again(index: Index, vault: Vault) -> None:
    """A retracted name is no longer found, one asserted again is."""
    name = said(PERSON, "name", "Memet Örnek")
    vault.append(said(PERSON, "retracts", statement_id(name), ANN))
    index.catch_up()
    assert index.find("Memet") == []
    vault.append(name)
    index.catch_up()
    assert [hit.id for hit in index.find("Memet")] == [PERSON]


def test_a_graded_source_touches_whom_it_tells_of(index: Index, vault: Vault) -> None:
    """A source's new grade changes which of two dates is shown, though nothing new was said of the person."""
    assert index.find("Memet")[0].born == "1984"
    vault.append(said(REPOST, "review.reliability", "A", ANN))
    assert sorted(index.catch_up()) == sorted([REPOST, PERSON])
    assert index.find("Memet")[0].born == "1985"


def test_an_official_document_changes_the_tier(index: Index, vault: Vault) -> None:
    """Learning that a source is official makes a reviewed person documented."""
    assert index.facets()["tier"] == {"corroborated": 1}
    vault.append(said(CAPTURE, "official", "yes", CAPTURE))
    index.catch_up()
    assert index.facets()["tier"] == {"documented": 1}


def test_who_repeats_a_source_has_its_origin(index: Index, vault: Vault) -> None:
    """Origins are followed through a chain, also when its far end becomes known last."""
    vault.append(said(REPOST, "origin", CAPTURE, REPOST))
    index.catch_up()
    assert index.facets()["tier"] == {"corroborated": 1}
    vault.append(said(CAPTURE, "origin", TESTIMONY, CAPTURE))
    assert PERSON in index.catch_up()
    assert index.facets()["tier"] == {"single origin": 1}
    assert index.dump_hash() == folded_at_once(vault)


def test_an_erasure_folds_everything_again(index: Index, vault: Vault, tmp_path: Path) -> None:
    """After an erasure the file is a new one in which the erased words never were."""
    erased = vault.append(*person(2, "Nurgül Ülgi"))
    index.catch_up()
    before = set((tmp_path / "local").glob("*.db"))
    vault.erase(erased)
    index.catch_up()
    assert before.isdisjoint((tmp_path / "local").glob("*.db"))
    assert index.find("Nurgül") == []
    assert index.recorded(OTHER) == []
    assert index.dump_hash() == folded_at_once(vault)


def test_an_erasure_leaves_no_file_of_other_members(index: Index, vault: Vault, tmp_path: Path) -> None:
    """Files of other sets of compartments on the device go too: their members fold them again."""
    erased = vault.append(*person(2, "Nurgül Ülgi"))
    opened(tmp_path, vault, Keys(("case",))).close()
    index.catch_up()
    assert len(list((tmp_path / "local").glob("*.db"))) == 2
    vault.erase(erased)
    index.catch_up()
    assert len(list((tmp_path / "local").glob("*.db"))) == 1
    with opened(tmp_path, vault, Keys(("case",))) as other:
        assert other.find("Nurgül") == []


def test_what_was_recorded_again_keeps_its_first_clock(index: Index, vault: Vault) -> None:
    """A body that replaces an erased one stands where the first stood in time, never later than its entry."""
    old = vault.feeds[FEEDS[0]][1]
    verdict = Statement(PERSON, "review.verdict", "needs work", ANN)
    vault.append(body=encode_body(ANN, [verdict], old.hlc[:12] + "0" + old.hlc[13:]))
    index.catch_up()
    assert index.facets()["tier"] == {"corroborated": 1}
    vault.append(body=encode_body(ANN, [verdict], "9" * 13 + old.hlc[13:]))
    index.catch_up()
    assert index.facets()["tier"] == {"unreviewed": 1}
    assert max(item.recording.at for item in index.recorded(PERSON)) == vault.feeds[FEEDS[0]][-1].hlc


def test_a_feed_that_became_shorter(index: Index, vault: Vault) -> None:
    """When a member is let go and entries no longer count, they are forgotten."""
    vault.append(*person(2), feed=FEEDS[1])
    vault.append(*person(3), feed=FEEDS[1])
    index.catch_up()
    vault.shown = {FEEDS[1]: 1}
    index.catch_up()
    assert sorted(index.persons()) == sorted([PERSON, OTHER])
    assert index.dump_hash() == folded_at_once(vault)


def test_a_key_that_arrives_later(tmp_path: Path, vault: Vault) -> None:
    """Bodies of an epoch without a key are left out, and taken in when a key entry brings it."""
    late = vault.append(*person(2))
    vault.locked = {ref.sha256 for ref in late.bodies}
    with opened(tmp_path, vault) as index:
        assert list(index.persons()) == [PERSON]
        vault.locked = set()
        vault.add(FEEDS[0], "keys")
        index.catch_up()
        assert len(list(index.persons())) == 2
        assert index.dump_hash() == folded_at_once(vault)


def test_so_much_new_that_folding_again_is_quicker(index: Index, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past a share of the archive a rebuild stands in for catching up, with the same content."""
    monkeypatch.setattr(catching_up, "FEWEST", 3)
    for number in range(10, 15):
        vault.append(*person(number))
    assert index.catch_up() == []
    assert len(list(index.persons())) == 6
    assert index.dump_hash() == folded_at_once(vault)


def test_members_with_fewer_keys_hold_less(vault: Vault) -> None:
    """The hash depends on the compartments opened."""
    vault.append(said(PERSON, "contact", "+0", TESTIMONY), compartment="sealed")
    assert folded_at_once(vault) != folded_at_once(vault, Keys(("case",)))
