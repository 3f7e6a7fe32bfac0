"""Recipients: whom a package may be made for, and the sentence they get where it may not."""

from datetime import date

import pytest

from guvah.errors import UserError
from guvah.handover.recipient import check_agreement, day_of, public_key
from tests.handover.people import IDENTITY, MADE_AT, recipient


def test_the_last_day_of_an_agreement_still_counts() -> None:
    """An agreement holds until the end of its last day, UTC."""
    assert day_of(MADE_AT) == date(2026, 11, 20)
    check_agreement(recipient(expires=date(2026, 11, 20)), "partner", MADE_AT)
    with pytest.raises(UserError, match=r"ended on 2026-11-19: renew it"):
        check_agreement(recipient(expires=date(2026, 11, 19)), "partner", MADE_AT)


@pytest.mark.parametrize("released_for", ["wgeid", "media", "statistics", "", "everyone"])
def test_values_released_for_another_audience_are_refused(released_for: str) -> None:
    """What the gate released for one audience is not handed to another, and figures are not a person's record."""
    with pytest.raises(UserError, match=r"audience"):
        check_agreement(recipient(audience="partner"), released_for, MADE_AT)


@pytest.mark.parametrize(("audience", "fine"), [("partner", True), ("media", True), ("public", True), ("wgeid", False)])
def test_public_values_go_to_readers_but_not_to_a_body(audience: str, fine: bool) -> None:
    """What is public may be handed to partners and media; a UN body needs a consent of its own."""
    if fine:
        check_agreement(recipient(audience=audience), "public", MADE_AT)
    else:
        with pytest.raises(UserError, match=r"released for the audience 'public', but the recipient's is 'wgeid'"):
            check_agreement(recipient(audience=audience), "public", MADE_AT)


def test_values_for_partners_do_not_become_public() -> None:
    """A recipient who is the public gets only what was released to the public."""
    with pytest.raises(UserError, match=r"released for the audience 'partner'"):
        check_agreement(recipient(audience="public"), "partner", MADE_AT)


@pytest.mark.parametrize("missing", ["handle", "purpose"])
def test_nobody_in_particular_for_no_purpose_is_refused(missing: str) -> None:
    """A package has a named recipient and a purpose."""
    with pytest.raises(UserError, match=r"give both"):
        check_agreement(recipient(**{missing: " "}), "partner", MADE_AT)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "age1xyz",
        "ssh-ed25519 AAAAC3Nza",
        "örnek@example.org",
        str(IDENTITY.to_public())[:-1],
        str(IDENTITY.to_public()) + "q",
    ],
    ids=["nothing", "too short", "another kind", "an address", "a letter missing", "a letter more"],
)
def test_a_wrong_key_is_refused_without_repeating_it(words: str) -> None:
    """A string that is no age public key is refused with what to do; it is not quoted."""
    with pytest.raises(UserError, match=r"not an age public key") as refusal:
        public_key(recipient(age_recipient=words))
    assert not words or words not in str(refusal.value)


def test_a_key_with_one_wrong_letter_is_refused() -> None:
    """The check characters of a key find a slip of one letter."""
    words = str(IDENTITY.to_public())
    slip = words[:20] + ("q" if words[20] != "q" else "p") + words[21:]
    with pytest.raises(UserError, match=r"not an age public key"):
        public_key(recipient(age_recipient=slip))


def test_a_secret_key_is_refused_as_one() -> None:
    """Whoever pastes a secret key is told that it must be replaced; it is not quoted."""
    with pytest.raises(UserError, match=r"secret key.*new pair") as refusal:
        public_key(recipient(age_recipient=f" {IDENTITY} "))
    assert str(IDENTITY) not in str(refusal.value)


def test_white_space_around_a_key_is_forgiven() -> None:
    """A key pasted with its line end works."""
    assert str(public_key(recipient(age_recipient=f"{IDENTITY.to_public()}\n"))) == str(IDENTITY.to_public())
