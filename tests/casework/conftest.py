"""A fresh group for each test that asks for one."""

from pathlib import Path

import pytest

from .group import NURGUL, TES, Group, agreed, told


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Group:
    return Group(tmp_path_factory.mktemp("founded"))


@pytest.fixture(scope="session")
def told_once(founded: Group, tmp_path_factory: pytest.TempPathFactory) -> Group:
    group = founded.copied(tmp_path_factory.mktemp("told"))
    group.tell(*agreed(TES), *told(NURGUL, "Nurgül Örnek", TES))
    return group


@pytest.fixture
def group(founded: Group, tmp_path: Path) -> Group:
    return founded.copied(tmp_path)


@pytest.fixture
def telling(told_once: Group, tmp_path: Path) -> Group:
    """A group whose editor recorded one testimony about Nurgül, all agreed to."""
    return told_once.copied(tmp_path)
