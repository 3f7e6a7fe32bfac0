"""Who may write, read and erase: the rules, and that they do not depend on the order of arrival."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.errors import BadInput
from guvah.vault.charter import fold_charter
from guvah.vault.codes import Code
from guvah.vault.format import Admission, Dismissal, Entry, Erased, KeyGrant, KeyWrap

F, M, N, X = ("f" * 32, "a" * 32, "b" * 32, "c" * 32)
SHA = "0" * 64


def key(name: str) -> str:
    """Return something that looks like a public key."""
    return "age1" + (name * 58)[:58]


def entry(feed: str, seq: int, at: int, kind: str, **fields: object) -> Entry:
    return Entry(v=1, feed=feed, seq=seq, hlc=f"{at:013d}.000000.{feed}", kind=kind, **fields)  # type: ignore[arg-type]


def grant(compartment: str, epoch: int, public: str, *to: str) -> KeyGrant:
    return KeyGrant(compartment, epoch, key(public), tuple(KeyWrap(key(one), SHA, 1) for one in to))


def founding() -> list[Entry]:
    grants = tuple(grant(name, 1, public, "f") for name, public in (("case", "q"), ("sealed", "p"), ("staff", "z")))
    return [entry(F, 0, 1, "feed", recipient=key("f")), entry(F, 1, 2, "keys", keys=grants)]


ADMIT_M = entry(F, 2, 10, "members", admits=(Admission(M, key("a")),))
GRANT_M = entry(F, 3, 11, "keys", keys=(grant("case", 1, "q", "a"),))


def test_the_founder_holds_everything() -> None:
    """After the founding entries the founder holds three compartments and nobody else is admitted."""
    charter = fold_charter(F, {F: founding()})
    assert all(charter.holds(F, name) for name in ("case", "sealed", "staff"))
    assert charter.current("case") == (1, key("q"))
    assert set(charter.members) == {F}
    assert not charter.refused


def test_a_compartment_that_is_not_there_is_refused() -> None:
    """Sealing to a compartment that nobody opened is refused."""
    try:
        fold_charter(F, {F: founding()}).current("attic")
    except BadInput as error:
        assert "attic" in str(error)
    else:
        raise AssertionError


def test_an_admitted_member_holds_what_was_wrapped_for_it() -> None:
    """A member admitted with the key of `case` holds `case` and nothing else."""
    charter = fold_charter(F, {F: [*founding(), ADMIT_M, GRANT_M]})
    assert charter.holds(M, "case")
    assert not charter.holds(M, "sealed")
    assert not charter.holds(X, "case")
    assert charter.holders("case") == sorted([key("f"), key("a")])


def test_only_holders_of_staff_admit() -> None:
    """A member without `staff` who admits somebody is refused by name, and nobody is admitted."""
    sly = entry(M, 1, 20, "members", admits=(Admission(X, key("c")),))
    charter = fold_charter(F, {F: [*founding(), ADMIT_M, GRANT_M], M: [sly]})
    assert X not in charter.members
    assert [(one.code, one.feed, one.seq) for one in charter.refused] == [(Code.NOT_ENTITLED, M, 1)]


def test_only_a_holder_opens_the_next_epoch() -> None:
    """Nobody can make others seal to a key of his own for a compartment that he does not hold; holders can rotate."""
    sly = entry(M, 1, 20, "keys", keys=(grant("sealed", 2, "c", "a"),))
    fair = entry(M, 2, 21, "keys", keys=(grant("case", 2, "d", "a", "f"),))
    charter = fold_charter(F, {F: [*founding(), ADMIT_M, GRANT_M], M: [sly, fair]})
    assert charter.current("sealed") == (1, key("p"))
    assert charter.current("case") == (2, key("d"))
    assert [one.seq for one in charter.refused] == [1]


def test_an_epoch_cannot_be_skipped() -> None:
    """Epochs follow one another; one that leaves a gap is refused."""
    charter = fold_charter(F, {F: [*founding(), entry(F, 2, 10, "keys", keys=(grant("case", 3, "d", "f"),))]})
    assert charter.current("case") == (1, key("q"))
    assert not charter.knows("case", 3)


def test_two_rotations_at_once_both_count() -> None:
    """Two members who rotate without knowing of each other open one epoch with two keys; both stay readable."""
    staff = entry(F, 3, 11, "keys", keys=(grant("case", 1, "q", "a"),))
    one = entry(F, 4, 20, "keys", keys=(grant("case", 2, "d", "f"),))
    two = entry(M, 1, 21, "keys", keys=(grant("case", 2, "e", "a"),))
    charter = fold_charter(F, {F: [*founding(), ADMIT_M, staff, one], M: [two]})
    assert charter.epochs["case"][2] == (key("d"), key("e"))
    assert charter.current("case") == (2, key("e"))


def test_what_comes_after_a_dismissal_does_not_count() -> None:
    """Of a dismissed feed only the first entries count; the founder's other acts are untouched."""
    dismissal = entry(F, 4, 30, "members", dismisses=(Dismissal(M, 2),))
    late = entry(M, 2, 40, "keys", keys=(grant("case", 2, "d", "a"),))
    charter = fold_charter(F, {F: [*founding(), ADMIT_M, GRANT_M, dismissal], M: [late]})
    assert charter.counts(M, 1)
    assert not charter.counts(M, 2)
    assert charter.size(M, 9) == 2
    assert charter.current("case")[0] == 1
    assert [one.code for one in charter.refused] == [Code.AFTER_DISMISSAL]


def test_erasing_is_for_the_writer_and_for_staff() -> None:
    """A member erases what its own feed recorded; another feed's only with `staff`."""
    own = entry(M, 1, 20, "erase", erases=(Erased(M, SHA),))
    sly = entry(M, 2, 21, "erase", erases=(Erased(F, SHA),))
    charter = fold_charter(F, {F: [*founding(), ADMIT_M, GRANT_M], M: [own, sly]})
    assert charter.erased == {(M, SHA)}
    assert [one.seq for one in charter.refused] == [2]
    by_staff = fold_charter(F, {F: [*founding(), entry(F, 2, 10, "erase", erases=(Erased(M, SHA),))]})
    assert by_staff.erased == {(M, SHA)}


def test_a_stranger_is_not_even_refused() -> None:
    """The acts of a feed that nobody admitted are as if they were not there."""
    noise = entry(X, 1, 5, "members", admits=(Admission(X, key("c")),))
    charter = fold_charter(F, {F: founding(), X: [noise]})
    assert set(charter.members) == {F}
    assert charter.refused == ()


STORY = [
    *founding(),
    ADMIT_M,
    GRANT_M,
    entry(F, 4, 12, "keys", keys=(grant("staff", 1, "z", "a"),)),
    entry(M, 1, 13, "members", admits=(Admission(N, key("b")),)),
    entry(M, 2, 14, "keys", keys=(grant("case", 1, "q", "b"),)),
    entry(N, 1, 15, "keys", keys=(grant("case", 2, "e", "b", "a", "f"),)),
    entry(F, 5, 15, "keys", keys=(grant("case", 2, "d", "f", "a", "b"),)),
    entry(N, 2, 16, "erase", erases=(Erased(N, SHA),)),
    entry(N, 3, 17, "members", admits=(Admission(X, key("c")),)),
    entry(F, 6, 18, "members", dismisses=(Dismissal(N, 3),)),
]


@settings(max_examples=60, deadline=None)
@given(st.permutations(STORY))
def test_the_charter_is_the_same_for_any_order_of_arrival(story: list[Entry]) -> None:
    """Whichever feeds and entries arrive first, the same charter comes out."""
    control: dict[str, list[Entry]] = {}
    for one in story:
        control.setdefault(one.feed, []).append(one)
    expected = fold_charter(F, {feed: [one for one in STORY if one.feed == feed] for feed in (F, M, N)})
    assert fold_charter(F, control) == expected
    assert expected.erased == {(N, SHA)}
    assert X not in expected.members
