"""The append-only tree over a feed's entries: RFC 6962, section 2.1, with SHA-256.

Owns leaf and node hashes, the growing tree, inclusion and consistency proofs. Never reads a file, never signs.

Invariant: `Frontier` holds the roots of the perfect subtrees of `size` leaves, largest first: one hash for each bit set
in `size`; so a root costs no more than the logarithm of the feed's length.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf: SHA-256 of 0x00 and the leaf's bytes."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node: SHA-256 of 0x01 and the two hashes below."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree of `size` leaves, reduced to what is needed to add a leaf and to give the root."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def add(self, leaf: bytes) -> "Frontier":
        """Return the tree with one more leaf, given by its leaf hash."""
        peaks = list(self.peaks)
        carry, size = leaf, self.size
        while size & 1:
            carry = node_hash(peaks.pop(), carry)
            size >>= 1
        return Frontier(self.size + 1, (*peaks, carry))

    def root(self) -> bytes:
        """Return the root hash (32 bytes); of the empty tree the hash of nothing."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


EMPTY_TREE = Frontier()


def frontier_of(leaves: Iterable[bytes]) -> Frontier:
    """Return the tree over leaf hashes."""
    tree = EMPTY_TREE
    for leaf in leaves:
        tree = tree.add(leaf)
    return tree


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes, computed as RFC 6962 writes it."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    half = _split(len(leaves))
    return node_hash(root_of(leaves[:half]), root_of(leaves[half:]))


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the audit path of the leaf at `index` (from 0), nearest sibling first. RFC 6962, 2.1.1."""
    if len(leaves) <= 1:
        return []
    half = _split(len(leaves))
    if index < half:
        return [*inclusion_proof(leaves[:half], index), root_of(leaves[half:])]
    return [*inclusion_proof(leaves[half:], index - half), root_of(leaves[:half])]


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether `proof` shows that the leaf hash stands at `index` in the tree of `size` leaves with `root`."""
    if not 0 <= index < size:
        return False
    place, last, running = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            running = node_hash(sibling, running)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            running = node_hash(running, sibling)
        place >>= 1
        last >>= 1
    return last == 0 and running == root


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """Return the proof that the first `old_size` leaves are a prefix of all of them. RFC 6962, 2.1.2."""
    if old_size in {0, len(leaves)}:
        return []
    return _subproof(leaves, old_size, whole=True)


def consistent(old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether `proof` shows that the tree (old_size, old_root) is a prefix of (size, root)."""
    if old_size == size:
        return not proof and old_root == root
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    if old_size > size or not proof:
        return False
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    return _walk(path, old_size - 1, size - 1) == (old_root, root)


def _walk(path: list[bytes], place: int, last: int) -> tuple[bytes, bytes] | None:
    while place & 1:
        place >>= 1
        last >>= 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            new = node_hash(new, sibling)
        place >>= 1
        last >>= 1
    return (old, new) if last == 0 else None


def _subproof(leaves: Sequence[bytes], old_size: int, *, whole: bool) -> list[bytes]:
    if old_size == len(leaves):
        return [] if whole else [root_of(leaves)]
    half = _split(len(leaves))
    if old_size <= half:
        return [*_subproof(leaves[:half], old_size, whole=whole), root_of(leaves[half:])]
    return [*_subproof(leaves[half:], old_size - half, whole=False), root_of(leaves[:half])]


def _split(count: int) -> int:
    """Return the largest power of two smaller than `count` (at least 2)."""
    return 1 << (count - 1).bit_length() - 1
