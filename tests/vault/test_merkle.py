"""The tree: known answers, and proofs that hold for the truth only."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.vault.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    consistent,
    frontier_of,
    included,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)

# the eight leaves and the roots that every implementation of RFC 6962 is tested with
LEAVES = [bytes.fromhex(leaf) for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
LEAVES.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
hashes = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40)


def test_roots_are_those_everyone_computes() -> None:
    """The roots over the eight well-known leaves are the published ones."""
    leaves = [leaf_hash(leaf) for leaf in LEAVES]
    assert [root_of(leaves[:size]).hex() for size in range(1, 9)] == ROOTS
    assert [frontier_of(leaves[:size]).root().hex() for size in range(1, 9)] == ROOTS


def test_empty_tree_has_the_hash_of_nothing() -> None:
    """The root of no leaves is SHA-256 of the empty string."""
    assert frontier_of([]).root() == root_of([]) == EMPTY_ROOT
    assert EMPTY_ROOT.hex().startswith("e3b0c44298fc1c14")


def test_a_leaf_is_not_a_node() -> None:
    """Leaf and node hashes are kept apart, so that an inner node can never be passed off as an entry."""
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert node_hash(left, right) != leaf_hash(left + right)


@settings(deadline=None)
@given(hashes)
def test_growing_gives_the_root_of_the_whole(leaves: list[bytes]) -> None:
    """Adding leaves one by one gives the root that the definition gives."""
    assert frontier_of(leaves).root() == root_of(leaves)
    assert frontier_of(leaves).size == len(leaves)


@settings(deadline=None)
@given(hashes, st.data())
def test_inclusion_proof_holds_for_its_leaf_only(leaves: list[bytes], data: st.DataObject) -> None:
    """An audit path shows its own leaf at its own place, and no other leaf, place, size or root."""
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root, size = inclusion_proof(leaves, index), root_of(leaves), len(leaves)
    assert included(leaves[index], index, size, proof, root)
    assert not included(leaf_hash(b"another"), index, size, proof, root)
    assert not included(leaves[index], size, size, proof, root)
    assert not included(leaves[index], index, size, [*proof, root], root)
    assert not included(leaves[index], index, size, proof, leaf_hash(b"another"))
    if proof:
        assert not included(leaves[index], index, size, proof[:-1], root)


@settings(deadline=None)
@given(hashes, st.data())
def test_consistency_proof_holds_for_a_prefix_only(leaves: list[bytes], data: st.DataObject) -> None:
    """A consistency proof shows that an older tree is a prefix; a changed older root is refused."""
    old = data.draw(st.integers(1, len(leaves)))
    proof = consistency_proof(leaves, old)
    old_root, root = root_of(leaves[:old]), root_of(leaves)
    assert consistent(old, old_root, len(leaves), root, proof)
    assert not consistent(old, leaf_hash(b"another"), len(leaves), root, proof)
    assert not consistent(old, old_root, len(leaves), leaf_hash(b"another"), proof)
    assert not consistent(old, old_root, len(leaves), root, [*proof, root])
    if old < len(leaves):
        assert not consistent(old, old_root, len(leaves), root, proof[:-1])


def test_consistency_from_the_empty_tree_needs_no_proof() -> None:
    """Everything continues the empty tree; nothing longer is continued by something shorter."""
    leaves = [leaf_hash(leaf) for leaf in LEAVES]
    assert consistent(0, EMPTY_ROOT, 8, root_of(leaves), [])
    assert not consistent(8, root_of(leaves), 4, root_of(leaves[:4]), [])
