"""Folding partitions into columns."""

import numpy as np

from guvah.index.cards import COLUMNS
from guvah.index.documents import Packing
from guvah.index.facts import Own
from guvah.index.folding import Folder, facts_in, samples_in
from guvah.index.gathering import Partitions, partition_of
from guvah.index.spelling import record_keys
from guvah.model.body import encode_body
from guvah.model.statement import Recording
from tests.index.archive import ANN, FEEDS, person, root, said

PERSON, LIST = root("per", 1), root("doc", 1)
RECORDINGS = {1: Recording(FEEDS[0], 0, "0", ANN, "case")}


def chunks_about(of: str) -> list[bytes]:
    """Return the chunks of the partition that holds a root."""
    partitions = Partitions()
    statements = [*person(1, sex="male"), said(PERSON, "row", "ab" * 32, LIST, locator="7")]
    listing = [said(LIST, "list_id", "a", LIST), said(LIST, "consent.until", "2029", LIST)]
    partitions.add(1, encode_body(ANN, [*statements, *listing]))
    return partitions.take()[partition_of(of.encode())]


def test_a_partition_becomes_columns() -> None:
    """Each root has its place in every column; facet words stand once."""
    packing = Packing()
    folded = Folder(RECORDINGS, {LIST: Own(LIST, is_list=True)}, packing).fold(chunks_about(PERSON)).folded
    codes = np.frombuffer(folded.codes, dtype=np.int32).reshape(1, len(COLUMNS))
    words = {column: folded.values[place][codes[0, place]] for place, column in enumerate(COLUMNS)}
    assert folded.ids == [PERSON]
    assert words["sex"] == "male"
    assert words["kind"] == "per"
    assert folded.rows == [(0, LIST, "7", "ab" * 32)]
    assert packing.unpack(folded.documents[0])[0][0] == 1


def test_a_partition_has_the_keys_of_its_names() -> None:
    """Each key of a root's names stands once, with the root's place."""
    posted = Folder(RECORDINGS, {}, Packing()).fold(chunks_about(PERSON)).posted
    keys = np.frombuffer(posted.keys, np.int64).tolist()
    assert keys == sorted(record_keys(["Memet Örnek"], heard=True).numbers)
    assert np.frombuffer(posted.rows, np.uint32).tolist() == [0] * len(keys)


def test_facts_and_samples_of_a_partition() -> None:
    """Sources' facts and documents to learn from are read without folding."""
    assert facts_in(chunks_about(LIST), RECORDINGS) == {LIST: Own(LIST, is_list=True)}
    assert [[number for number, _ in pieces] for pieces in samples_in(chunks_about(PERSON))] == [[1]]


def test_ends_of_consents() -> None:
    """A consent's end is told with the place of its source."""
    assert Folder(RECORDINGS, {}, Packing()).fold(chunks_about(LIST)).folded.expiring == [(0, "2029")]
