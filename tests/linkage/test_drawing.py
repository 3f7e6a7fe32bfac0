"""Drawing sets of people: what must not be joined never is, and what follows always is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guvah.linkage.drawing import Links, Numbers, components, draw

SIZE = 9
nodes = st.integers(0, SIZE - 1)
edges = st.lists(st.tuples(nodes, nodes).filter(lambda pair: pair[0] != pair[1]), max_size=16)
chances = st.sampled_from((0.0, 0.1, 0.5, 0.9, 1.0))


def numbers(pairs: list[tuple[int, int]]) -> Numbers:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def links(pairs: list[tuple[int, int]], chance: list[float], apart: list[tuple[int, int]], once: list[int]) -> Links:
    both = numbers(pairs)
    return Links(
        SIZE, both[:, 0], both[:, 1], np.array(chance, dtype=np.float64), numbers(apart), np.array(once, np.uint64)
    )


@given(edges)
def test_components_are_what_chains_of_links_reach(pairs: list[tuple[int, int]]) -> None:
    """Each node's label is the least node that can be walked to."""
    both = numbers(pairs)
    label = components(SIZE, both[:, 0], both[:, 1]).tolist()
    for node in range(SIZE):
        reached, waiting = {node}, [node]
        while waiting:
            here = waiting.pop()
            for one, other in pairs:
                for there in {one, other} if here in (one, other) else ():
                    if there not in reached:
                        reached.add(there)
                        waiting.append(there)
        assert label[node] == min(reached)


@given(
    st.lists(st.tuples(nodes, nodes, chances).filter(lambda pair: pair[0] != pair[1]), max_size=16),
    edges,
    st.lists(st.integers(0, 7), min_size=SIZE, max_size=SIZE),
    st.integers(0, 5),
)
def test_a_draw_breaks_no_rule(
    pairs: list[tuple[int, int, float]], apart: list[tuple[int, int]], once: list[int], seed: int
) -> None:
    """Nobody who is different is one person, and no list that names nobody twice has two rows of one."""
    given_links = links([pair[:2] for pair in pairs], [pair[2] for pair in pairs], apart, once)
    label = draw(given_links, np.random.default_rng(seed))
    assert np.array_equal(label, draw(given_links, np.random.default_rng(seed)))
    assert all(label[one] != label[other] for one, other in apart)
    for person in set(label.tolist()):
        held = [once[node] for node in range(SIZE) if label[node] == person]
        assert sum(mask.bit_count() for mask in held) == np.bitwise_or.reduce(held).bit_count()
    possible = [pair[:2] for pair in pairs if pair[2] > 0]
    reachable = components(SIZE, *numbers(possible).T) if possible else np.arange(SIZE)
    assert all(reachable[node] == reachable[label[node]] for node in range(SIZE)), "joined by what was given alone"


@given(edges, st.integers(0, 5))
def test_without_rules_what_is_certain_is_joined(pairs: list[tuple[int, int]], seed: int) -> None:
    """Pairs of probability 1 are joined with all that follows; those of 0 never are."""
    given_links = links([*pairs, (0, 1)], [*(1.0 for _ in pairs), 0.0], [], [0] * SIZE)
    both = numbers(pairs)
    assert np.array_equal(draw(given_links, np.random.default_rng(seed)), components(SIZE, both[:, 0], both[:, 1]))


def test_pairs_are_drawn_as_often_as_they_are_probable() -> None:
    """A thousand draws of one pair of 0.3: within five standard deviations."""
    given_links = links([(0, 1)], [0.3], [], [0] * SIZE)
    random = np.random.default_rng(7)
    joined = sum(int(draw(given_links, random)[1] == 0) for _ in range(1000))
    assert abs(joined - 300) < 5 * (1000 * 0.3 * 0.7) ** 0.5


def test_of_two_that_exclude_each_other_the_likelier_mostly_wins() -> None:
    """A row that may be either of two rows of a list without repeats: 0.9 against 0.2."""
    given_links = links([(0, 1), (0, 2)], [0.9, 0.2], [], [0, 1, 1, *[0] * (SIZE - 3)])
    random = np.random.default_rng(7)
    draws = [draw(given_links, random)[:3].tolist() for _ in range(1000)]
    assert not any(label[1] == 0 and label[2] == 0 for label in draws)
    first, second = (sum(label[which] == 0 for label in draws) for which in (1, 2))
    assert 830 < first < 930
    assert 10 < second < 80
