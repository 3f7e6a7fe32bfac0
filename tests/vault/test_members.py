"""Members and keys: founding, admitting, dismissing, rotating, shares."""

from pathlib import Path

import pytest

from guvah.errors import BadInput, Busy, LockedOut, NotAllowed
from guvah.vault import layout
from guvah.vault.keyring import Keyring, open_member, recover
from guvah.vault.verify import verify
from guvah.vault.writing import (
    Writer,
    add_member,
    admit,
    create_archive,
    dismiss,
    make_shares,
    new_device,
    rotate,
)
from tests.vault.archives import HANDLE, LOG_N, PASSPHRASE, Wall, appended, contents, founded
from tests.vault.conftest import Office


def joined(office: Office, *compartments: str, handle: str = "second") -> Keyring:
    with office.writer() as writer:
        add_member(writer, handle, "p", office.wall, compartments, log_n=LOG_N)
    return open_member(office.path, handle, "p")


def test_an_archive_is_founded_whole(tmp_path: Path) -> None:
    """A new archive verifies, its founder holds every compartment, and nothing passing is left beside it."""
    keyring = founded(tmp_path / "new" / "archive")
    assert keyring.compartments == ("case", "sealed", "staff")
    assert verify(tmp_path / "new" / "archive", keyring).sound
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["archive"]
    assert (tmp_path / "new" / "archive").stat().st_mode & 0o077 == 0


def test_an_archive_is_not_founded_over_something(tmp_path: Path) -> None:
    """A folder that holds something is refused and left as it is; an empty one is taken."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(BadInput):
        founded(tmp_path / "full")
    assert [path.name for path in tmp_path.rglob("*")] == ["full", "letter.txt"]
    (tmp_path / "empty").mkdir()
    founded(tmp_path / "empty")


def test_founding_without_a_passphrase_leaves_nothing(tmp_path: Path) -> None:
    """An empty passphrase is refused before anything stays on the disk."""
    with pytest.raises(BadInput):
        create_archive(tmp_path / "a", HANDLE, "", Wall(), log_n=LOG_N)
    assert list(tmp_path.iterdir()) == []


def test_the_wrong_passphrase_opens_nothing(office: Office) -> None:
    """A wrong passphrase, or a name without keys here, is refused with what to do."""
    with pytest.raises(LockedOut, match="passphrase"):
        open_member(office.path, HANDLE, PASSPHRASE + "x")
    with pytest.raises(LockedOut, match="spelling"):
        open_member(office.path, "nobody", PASSPHRASE)


def test_a_member_file_of_another_archive_is_refused(office: Office, tmp_path: Path) -> None:
    """A member file carried into another archive's folder is refused even with its passphrase."""
    founded(tmp_path / "other")
    theirs = next((tmp_path / "other" / "local" / "members").iterdir())
    ours = next((office.path / "local" / "members").iterdir())
    ours.write_bytes(theirs.read_bytes())
    with pytest.raises(LockedOut, match="another archive"):
        open_member(office.path, HANDLE, PASSPHRASE)


def test_secrets_do_not_show(office: Office) -> None:
    """Printing a keyring shows no key."""
    shown = repr(office.keyring) + str(vars(office.keyring).keys())
    assert "SECRET" not in shown
    assert office.keyring.seed.hex() not in shown


def test_a_new_member_reads_what_it_was_given(office: Office) -> None:
    """A member admitted with `case` reads what was recorded before and after, and nothing sealed."""
    appended(office.path, office.keyring, b"before")
    second = joined(office, "case")
    with office.writer(second) as writer:
        writer.append("statements", {"case": b"after", "sealed": b"not for me"})
    assert second.compartments == ("case",)
    assert second.can_open("case")
    assert not second.can_open("sealed")
    with pytest.raises(LockedOut):
        contents(office.path, second)
    assert sorted(contents(office.path, office.keyring)) == [b"after", b"before", b"not for me"]
    assert verify(office.path, second).sound


def test_devices_derive_the_same_secret_from_a_compartment(office: Office) -> None:
    """What is derived from a compartment is the same for every holder and ever after, and differs by purpose."""
    second = joined(office, "case")
    ours = office.keyring.derive("case", "index")
    assert second.derive("case", "index") == ours
    assert len({ours, office.keyring.derive("case", "other"), office.keyring.derive("sealed", "index")}) == 3
    with office.writer() as writer:
        rotate(writer, "case")
    assert open_member(office.path, HANDLE, PASSPHRASE).derive("case", "index") == ours
    with pytest.raises(LockedOut):
        second.derive("sealed", "index")


def test_a_device_elsewhere_introduces_itself_and_is_admitted(office: Office, tmp_path: Path) -> None:
    """A device that was only introduced can neither write nor read until somebody with `staff` admits it."""
    introduction = new_device(office.path, "afar", "p", office.wall, log_n=LOG_N)
    afar = open_member(office.path, "afar", "p")
    assert {found.code for found in verify(office.path, None).problems} == {"V006"}
    with pytest.raises(LockedOut), office.writer(afar):
        pass
    with office.writer() as writer:
        admit(writer, introduction, ["case"])
    afar = open_member(office.path, "afar", "p")
    with office.writer(afar) as writer:
        writer.append("statements", {"case": b"from afar"})
    assert contents(office.path, office.keyring) == [b"from afar"]
    assert verify(office.path, afar).sound


def test_a_name_is_given_once_on_a_device(office: Office) -> None:
    """A member file is never written over."""
    with pytest.raises(BadInput):
        new_device(office.path, HANDLE, "p", office.wall, log_n=LOG_N)
    with office.writer() as writer, pytest.raises(BadInput):
        add_member(writer, HANDLE, "p", office.wall, log_n=LOG_N)
    with office.writer(), pytest.raises(Busy):
        new_device(office.path, "third", "p", office.wall, log_n=LOG_N)


def test_only_staff_admits_and_dismisses(office: Office) -> None:
    """A member without `staff` is told that it may not; nothing is written."""
    second = joined(office, "case")
    with office.writer(second) as writer:
        with pytest.raises(NotAllowed):
            add_member(writer, "third", "p", office.wall, log_n=LOG_N)
        with pytest.raises(NotAllowed):
            dismiss(writer, office.keyring.feed)
        with pytest.raises(NotAllowed):
            rotate(writer, "sealed")
        assert writer.journal.committed.tree.size == 1
    assert verify(office.path, None).sound


def test_nobody_gives_away_what_he_does_not_hold(office: Office) -> None:
    """A member with `staff` but without `sealed` cannot give anyone `sealed`."""
    second = joined(office, "case", "staff")
    with office.writer(second) as writer, pytest.raises(LockedOut):
        add_member(writer, "third", "p", office.wall, ["sealed"], log_n=LOG_N)
    assert verify(office.path, None).problems[0].code == "V006"  # an empty feed that was not admitted: harmless


def test_rotation_locks_out_who_is_left_out(office: Office) -> None:
    """After a rotation who was left out reads the old and not the new; the others read both."""
    second = joined(office, "case")
    third = joined(office, "case", handle="third")
    appended(office.path, office.keyring, b"old")
    with office.writer() as writer:
        rotate(writer, "case", without=[second.recipient])
        new = writer.append("statements", {"case": b"new"})
    assert new.bodies[0].epoch == 2
    assert contents(office.path, third) == contents(office.path, office.keyring) == [b"old", b"new"]
    with pytest.raises(LockedOut):
        office.reader(second).body(new.bodies[0])


def test_a_member_without_the_key_still_writes_to_the_newest_epoch(office: Office) -> None:
    """The public key of each epoch is in clear, so an intake device seals to the rotated key without holding it."""
    intake = joined(office)
    with office.writer() as writer:
        rotate(writer, "sealed")
    with office.writer(intake) as writer:
        entry = writer.append("statements", {"sealed": b"x"})
    assert entry.bodies[0].epoch == 2
    assert contents(office.path, office.keyring) == [b"x"]


def test_dismissal_ends_a_feed_and_rotates_what_it_held(office: Office) -> None:
    """A dismissed member's earlier entries stay, it can write no more, and its compartments have new keys."""
    second = joined(office, "case")
    appended(office.path, second, b"honest work")
    with office.writer() as writer:
        dismiss(writer, second.feed)
        after = writer.append("statements", {"case": b"later", "sealed": b"as before"})
    assert [ref.epoch for ref in after.bodies] == [2, 1]
    assert sorted(contents(office.path, office.keyring)) == [b"as before", b"honest work", b"later"]
    with pytest.raises(LockedOut), office.writer(second):
        pass
    assert verify(office.path, office.keyring).sound


def test_who_cannot_be_dismissed(office: Office) -> None:
    """Neither oneself, nor the founder, nor somebody unknown."""
    with office.writer() as writer:
        for feed in (office.keyring.feed, "0" * 32):
            with pytest.raises(BadInput):
                dismiss(writer, feed)


def test_shares_open_everything_and_write_nothing(office: Office) -> None:
    """Two of three trustees read all that was and will be recorded, across a rotation, and cannot write."""
    appended(office.path, office.keyring, b"before")
    with office.writer() as writer:
        words = make_shares(writer, 2, 3)
        rotate(writer, "case")
        writer.append("statements", {"case": b"after", "sealed": b"sealed"})
    recovered = recover(office.path, [words[2], words[0]])
    assert sorted(contents(office.path, recovered)) == [b"after", b"before", b"sealed"]
    assert verify(office.path, recovered).locked == 0
    with pytest.raises(LockedOut), office.writer(recovered):
        pass


def test_shares_of_another_archive_are_said_to_be_so(office: Office, tmp_path: Path) -> None:
    """A whole set of shares that belongs to another archive is told from one with a slip of the pen."""
    other = founded(tmp_path / "other")
    with Writer(tmp_path / "other", other, Wall()) as writer:
        words = make_shares(writer, 2, 3)
    with pytest.raises(LockedOut, match="another archive"):
        recover(office.path, words[:2])
    with pytest.raises(BadInput, match="2 different shares are needed"):
        recover(office.path, words[:1])


def test_member_files_tell_no_name(office: Office) -> None:
    """A listing of the key files shows no handle."""
    joined(office, "case", handle="very-own-name")
    names = [path.name for path in (office.path / layout.LOCAL).rglob("*")]
    assert not [name for name in names if "very" in name or HANDLE in name]
