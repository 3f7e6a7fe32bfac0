"""Ids: derived the same way everywhere, forgiving when typed, sharp when mistyped."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guvah.errors import BadInput
from guvah.model import ids

RANDOM = st.binary(min_size=16, max_size=16)
PREFIX = st.text(st.sampled_from(ids.ALPHABET), min_size=10, max_size=10)


@given(RANDOM, RANDOM)
def test_ids_have_one_shape(root_random: bytes, owned_random: bytes) -> None:
    """Root and owned ids are recognised, and say their root and kind."""
    root = ids.new_id("per", root_random)
    owned = ids.owned_id(root, "epi", owned_random)
    assert ids.is_id(root)
    assert ids.is_id(owned)
    assert (ids.root_of(root), ids.root_of(owned)) == (root, root)
    assert (ids.kind_of(root), ids.kind_of(owned)) == ("per", "epi")


@pytest.mark.parametrize(
    "words", ["", "per-1", "per-000000000000000i", "per-0000000000000000/epi-1", "PER-0000000000000000"]
)
def test_other_words_are_no_ids(words: str) -> None:
    """What has not the shape of an id is none."""
    assert not ids.is_id(words)


def test_derived_ids_never_change() -> None:
    """The id of a row is fixed for ever: these were computed once and written down."""
    key = bytes(range(32))
    assert ids.derived_id("per", key, "ruvte", "5389") == "per-v3fhqp2371enx52j"
    assert ids.derived_owned_id("per-v3fhqp2371enx52j", "epi", key, "arrest") == "per-v3fhqp2371enx52j/epi-95ecjpbq"


@given(st.lists(st.text(max_size=4), max_size=3), st.lists(st.text(max_size=4), max_size=3))
def test_parts_are_framed(one: list[str], other: list[str]) -> None:
    """Different parts give different ids, however they are cut."""
    assume(one != other)
    assert ids.derived_id("per", b"k", *one) != ids.derived_id("per", b"k", *other)


def test_the_key_and_the_kind_matter() -> None:
    """Another key or kind gives another id, so that nobody outside can guess who is in the archive."""
    given_ids = {ids.derived_id(kind, key, "a") for kind in ("per", "fac") for key in (b"1", b"2")}
    assert len({each[4:] for each in given_ids}) == 4


def test_wrong_amount_of_randomness_is_refused() -> None:
    """A caller that passes too little randomness is wrong, not the user."""
    with pytest.raises(ValueError, match="16 random bytes"):
        ids.new_id("per", b"too little")


@given(RANDOM)
def test_public_ids_are_read_back(random: bytes) -> None:
    """A public id gives back the first ten characters, and fits a file name."""
    entity = ids.new_id("per", random)
    public = ids.public_id(entity)
    assert ids.parse_public(public) == entity[4:14]
    assert public.replace("-", "").isalnum()
    assert ids.public_id(f"{entity}/epi-00000000") == public


@pytest.mark.parametrize(
    "typed", ["G-4H7K2-MQ8V3-{}", "g4h7k2mq8v3{}", " G-4H7K2 MQ8V3 {} ", "4h7k2–mq8v3–{}", "G_4H7K2.MQ8V3/{}"]
)
def test_typing_is_forgiven(typed: str) -> None:
    """Case, spaces, other dashes and a missing G are forgiven."""
    check = ids.check_character("4h7k2mq8v3")
    assert ids.parse_public(typed.format(check)) == "4h7k2mq8v3"


def test_look_alikes_are_forgiven() -> None:
    """O is read as 0, I and L as 1."""
    check = ids.check_character("0000011111")
    assert ids.parse_public(f"G-OoO0o-IiLl1-{check}") == "0000011111"


@given(PREFIX, st.integers(0, 10), st.sampled_from(ids.ALPHABET))
def test_one_wrong_character_is_noticed(prefix: str, place: int, char: str) -> None:
    """Any single wrong character is a mistake, never another person."""
    typed = prefix + ids.check_character(prefix)
    assume(typed[place] != char)
    with pytest.raises(BadInput, match="typing mistake"):
        ids.parse_public(typed[:place] + char + typed[place + 1 :])


@given(PREFIX, st.integers(0, 10), st.integers(0, 10))
def test_two_exchanged_characters_are_noticed(prefix: str, one: int, other: int) -> None:
    """Any two characters exchanged are noticed, neighbours or not."""
    typed = list(prefix + ids.check_character(prefix))
    assume(typed[one] != typed[other])
    typed[one], typed[other] = typed[other], typed[one]
    with pytest.raises(BadInput, match="typing mistake"):
        ids.parse_public("".join(typed))


@pytest.mark.parametrize("words", ["", "G-", "nurgul", "G-4H7K2-MQ8V3-5-5", "G-4H7K2-MQ8VU-5"])
def test_other_words_are_no_public_ids(words: str) -> None:
    """What has not the shape of a public id is refused with an example of one."""
    with pytest.raises(BadInput, match="looks like"):
        ids.parse_public(words)
