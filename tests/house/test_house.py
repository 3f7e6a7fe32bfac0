"""The house rules that a machine can keep: size, front pages, errors, and words that do not belong."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "guvah"
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_MODULE_LINES = 400
MAX_FUNCTION_LINES = 50
MAX_METHODS = 15


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_fits_the_house(path: Path) -> None:
    """A module is small enough to hold in the head and opens by saying what it owns."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= MAX_MODULE_LINES
    assert not text.strip() or ast.get_docstring(tree), "a module opens with its front page"
    for function in functions(tree):
        assert (function.end_lineno or 0) - function.lineno < MAX_FUNCTION_LINES, function.name
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            methods = [child for child in node.body if isinstance(child, ast.FunctionDef)]
            assert len(methods) <= MAX_METHODS, node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_public_functions_say_what_they_do(path: Path) -> None:
    """Every public function and class has a docstring, and source code asserts nothing it should refuse."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"
    assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree)), "src refuses with errors"


def test_only_config_reads_the_environment() -> None:
    """os.environ is read in config.py alone, so that one file says what surrounds can change."""
    readers = [path.name for path in MODULES if re.search(r"os\.(environ|getenv)", path.read_text(encoding="utf-8"))]
    assert readers in ([], ["config.py"])


def test_no_drawer_for_odds_and_ends() -> None:
    """No module is called utils, helpers, common, manager or service: a thing lives where it belongs."""
    assert not [path for path in MODULES if re.search(r"util|helper|common|manager|service|handler|misc", path.stem)]


def test_every_room_has_a_front_page_and_is_in_the_drawing() -> None:
    """Every package has a docstring and a line in ARCHITECTURE.md."""
    drawing = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for folder in (path for path in SOURCE.iterdir() if (path / "__init__.py").exists()):
        assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))), folder.name
        assert f"{folder.name}/" in drawing, folder.name


def test_every_dependency_has_a_reason() -> None:
    """Each dependency in pyproject.toml has its line in docs/decisions.md."""
    reasons = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8").lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    names = [re.split(r"[><=~]", line)[0] for group in groups for line in group]
    assert len(names) > 15
    assert not [name for name in names if f"**{name.lower()}**" not in reasons]


def test_nothing_unfinished_and_no_foreign_paths() -> None:
    """No file that is kept holds a note to finish later or a path of somebody's machine."""
    unfinished = ["TO" + "DO", "FIX" + "ME", "raise NotImplemented" + "Error"]
    words = "|".join([*unfinished, r"\.\./share" + "d", "/wor" + "k/"])
    found = subprocess.run(
        ["git", "grep", "-nIE", words, "--", ".", ":!*.lock", ":!*.csv", ":!LICENSE", ":!*.jsonl"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == ""
