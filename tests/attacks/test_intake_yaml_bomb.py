"""A form or mapping that would swell, or run something, when read."""

import time

import pytest

from guvah.errors import BadInput, HostileInput
from guvah.intake.mapping import read_mapping
from guvah.intake.testimony import read_testimony

LAUGHS = "a: &a [ha, ha, ha]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)
ATTACKS = {
    "billion laughs": LAUGHS,
    "an object that runs a command": "list: !!python/object/apply:os.system ['true']\n",
    "a module": "list: !!python/module:os\n",
    "a local tag": "list: !run true\n",
    "a merge of an anchor": "a: &a {b: c}\nd: {<<: *a}\n",
    "an anchor on itself": "a: &a [*a]\n",
    "nesting": "a: " + "[" * 2000,
    "nested blocks": "\n".join(" " * n + "a:" for n in range(200)),
    "a million values": "a: [" + "1," * 200_000 + "]",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_forms_are_plain_words(attack: str) -> None:
    """Aliases, tags, depth and number are bounded while reading, in no time, for both kinds of form."""
    for read in (lambda data: read_testimony(data, "f.yaml", b"k" * 32), lambda data: read_mapping(data, "f.yaml")):
        began = time.process_time()
        with pytest.raises((HostileInput, BadInput)):
            read(ATTACKS[attack].encode())
        assert time.process_time() - began < 8


def test_laughs_are_named_hostile() -> None:
    """Whoever reads the message knows that this was no mistake."""
    with pytest.raises(HostileInput, match="anchors and aliases"):
        read_mapping(LAUGHS.encode(), "f.yaml")
