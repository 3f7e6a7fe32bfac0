"""A secret divided among trustees: any m of n together have it, fewer have nothing. Spec: SLIP-39.

Owns the words. Never touches an archive, never says which words were wrong (they are secret), only which share.
"""

from collections.abc import Sequence

import shamir_mnemonic
from shamir_mnemonic.share import Share

from guvah.errors import BadInput


def split(secret: bytes, threshold: int, count: int) -> list[str]:
    """Return `count` shares of words, any `threshold` of which give the 32-byte secret. Raises BadInput."""
    if not 2 <= threshold <= count <= 16:
        raise BadInput("shares need a threshold of at least 2 and at most as many as there are shares (at most 16)")
    return list(shamir_mnemonic.generate_mnemonics(1, [(threshold, count)], secret)[0])


def combine(untrusted_shares: Sequence[str]) -> bytes:
    """Return the secret from shares of one set; more than needed may be given. Raises BadInput, saying what to do."""
    parsed = [_parse(number, words) for number, words in enumerate(untrusted_shares, start=1)]
    if not parsed:
        raise BadInput("no shares were given")
    if len({(share.identifier, share.extendable, share.group_threshold) for share in parsed}) > 1:
        raise BadInput("these shares are not of one set: they were made at different times or for different archives")
    needed = parsed[0].member_threshold
    distinct = {share.index: words for share, words in zip(parsed, untrusted_shares, strict=True)}
    if len(distinct) < needed:
        raise BadInput(f"{needed} different shares are needed; {len(distinct)} were given")
    try:
        return bytes(shamir_mnemonic.combine_mnemonics(list(distinct.values())[:needed]))
    except shamir_mnemonic.MnemonicError as error:
        raise BadInput("these shares do not fit together: check each against its paper") from error


def _parse(number: int, untrusted_words: str) -> Share:
    try:
        return Share.from_mnemonic(" ".join(untrusted_words.split()).lower())
    except (shamir_mnemonic.MnemonicError, ValueError) as error:
        raise BadInput(f"share {number} has a wrong or missing word: check it against its paper") from error
