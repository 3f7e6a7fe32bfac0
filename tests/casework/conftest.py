"""A fresh group for each test that asks for one."""

from pathlib import Path

import hypothesis
import pytest

from .group import NURGUL, TES, Group, agreed, told

# A machine that is busy with something else is slow, not wrong.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture
def group(tmp_path: Path) -> Group:
    return Group(tmp_path)


@pytest.fixture
def telling(group: Group) -> Group:
    """A group whose editor recorded one testimony about Nurgül, all agreed to."""
    group.tell(*agreed(TES), *told(NURGUL, "Nurgül Örnek", TES))
    return group
