"""Who is given a package, and whether they may be given this one.

Owns the recipient, as casework hands it in, and every refusal that concerns them: an expired agreement, a key that is
none, values that were released for somebody else. Never decides what may leave: the gate did. Spec:
docs/spec/package.md."""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pyrage

from guvah.errors import UserError
from guvah.release.consent import AUDIENCES

PUBLIC = "public"
# What anyone may read may be handed to these. Consent to a UN body is a consent of its own, asked for by its name.
_READS_WHAT_IS_PUBLIC = frozenset({"public", "partner", "media"})
_ABOUT_PEOPLE = frozenset(AUDIENCES) - {"statistics"}


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person or body with an agreement. `age_recipient` is their public age key (`age1…`, X25519); `audience` is the
    word the gate knows them by; `expires` is the last day of the agreement (UTC, inclusive)."""

    handle: str
    age_recipient: str
    audience: str
    purpose: str
    expires: date


def day_of(made_at: int) -> date:
    """Return the UTC day of a time in milliseconds since 1970."""
    return datetime.fromtimestamp(made_at // 1000, UTC).date()


def check_agreement(recipient: Recipient, released_for: str, made_at: int) -> None:
    """Refuse a recipient whose agreement does not cover these values today.

    Args:
        released_for: the audience the gate was asked for when the values were released. What was released to the
            public may also go to partners and media; everything else only to the audience it was released for.
        made_at: milliseconds since 1970, UTC.

    Raises:
        UserError: with the sentence to show.
    """
    if not recipient.handle.strip() or not recipient.purpose.strip():
        raise UserError("A package is made for a named recipient and a stated purpose: give both.")
    if recipient.expires < day_of(made_at):
        raise UserError(
            f"This recipient's agreement ended on {recipient.expires.isoformat()}: "
            "renew it before anything is handed over."
        )
    if recipient.audience not in _ABOUT_PEOPLE or released_for not in _ABOUT_PEOPLE:
        raise UserError(f"Records of people go to one of these audiences: {', '.join(sorted(_ABOUT_PEOPLE))}.")
    public_will_do = released_for == PUBLIC and recipient.audience in _READS_WHAT_IS_PUBLIC
    if released_for != recipient.audience and not public_will_do:
        raise UserError(
            f"This was released for the audience '{released_for}', but the recipient's is '{recipient.audience}': "
            "release it again for the recipient's own audience."
        )


def public_key(recipient: Recipient) -> pyrage.x25519.Recipient:
    """Return the recipient's key, ready to encrypt to.

    Raises:
        UserError: the string is no X25519 age recipient. The string itself is never repeated.
    """
    words = unicodedata.normalize("NFKC", recipient.age_recipient).strip()
    if words.upper().startswith("AGE-SECRET-KEY-"):
        raise UserError(
            "This is a secret key, not a public one: whoever sent it must make a new pair and send only the line that "
            "begins with 'age1'."
        )
    try:
        return pyrage.x25519.Recipient.from_str(words)
    except pyrage.RecipientError as error:
        raise UserError(
            "The recipient's key is not an age public key ('age1' and 58 more letters and digits): ask for it again "
            "and compare it over the telephone."
        ) from error
