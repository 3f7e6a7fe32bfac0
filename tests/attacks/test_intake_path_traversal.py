"""A form that asks for files it should not: names that climb, hide or mislead are refused before anything is opened."""

import pytest

from guvah.errors import BadInput
from guvah.intake.attachments import file_problem
from guvah.intake.testimony import read_testimony

from ..intake.test_testimony import FORM, KEY

NAMES = [
    "../secret.txt",
    "a/../../secret.txt",
    "/etc/passwd",
    "~/.ssh/id_ed25519",
    "C:\\Users\\x\\secret.txt",
    "\\\\server\\share\\x",
    "C:x",
    "file:///etc/passwd",
    ".hidden",
    "a/.git/config",
    "a//b",
    "folder/",
    "..",
    "-rf",
    "con.txt",
    "LPT1",
    "a\tb.txt",
    "innocent\u202egpj.exe",
    "zero\u200bwidth.txt",
    "x" * 201,
    " ",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_that_lead_elsewhere(name: str) -> None:
    """Each is refused with what a name should look like."""
    assert file_problem(name)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "a/../../b"])
def test_in_a_form(name: str) -> None:
    """The whole form is refused, and the refusal names the line."""
    with pytest.raises(BadInput, match=r"line 26, files\[1\]"):
        read_testimony(FORM.replace("letter.jpg]\n", f"{name}]\n").encode(), "form.yaml", KEY)
