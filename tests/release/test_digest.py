"""The digest an approval signs: nothing shown escapes it."""

import dataclasses
import types
import typing

import pytest

from guvah.errors import BadInput
from guvah.release import released
from guvah.release.digest import digest, plain
from guvah.release.released import ReleasedField, ReleasedName, ReleasedPerson, ReleasedPlace

TYPES = [kind for kind in vars(released).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]


def example(kind: type, salt: str) -> object:
    """Build a value of a Released type in which every field differs for another salt."""
    hints = typing.get_type_hints(kind)
    return kind(**{field.name: example_of(hints[field.name], salt) for field in dataclasses.fields(kind)})


def example_of(hint: object, salt: str) -> object:
    if isinstance(hint, types.UnionType):
        return example_of(next(arm for arm in typing.get_args(hint) if arm is not type(None)), salt)
    if typing.get_origin(hint) is tuple:
        arms = typing.get_args(hint)
        return (example_of(arms[0], salt),) if arms[-1] is ... else tuple(example_of(arm, salt) for arm in arms)
    if hint is bool:
        return salt != "a"
    if hint in (int, float):
        return typing.cast("type", hint)(len(salt) + ord(salt[0]))
    if hint is str:
        return salt
    return example(typing.cast("type", hint), salt)


CHANGES = [(kind, field.name) for kind in TYPES for field in dataclasses.fields(kind)]


@pytest.mark.parametrize(("kind", "name"), CHANGES, ids=[f"{kind.__name__}.{name}" for kind, name in CHANGES])
def test_every_field_is_inside_the_digest(kind: type, name: str) -> None:
    """Changing any one field of any Released type changes the digest."""
    one, other = example(kind, "a"), example(kind, "b")
    changed = dataclasses.replace(one, **{name: getattr(other, name)})  # type: ignore[type-var]
    assert digest(one, "public") != digest(changed, "public")
    assert digest(one, "public") == digest(example(kind, "a"), "public")


def test_an_approval_for_one_audience_is_none_for_another() -> None:
    """The audience is part of the digest and readable in front of it."""
    name = ReleasedName("Nurgül Örnek", "en")
    public, partner = digest(name, "public"), digest(name, "partner")
    assert public.startswith("public:")
    assert public.partition(":")[2] != partner.partition(":")[2]


def test_a_field_added_later_with_a_default_changes_no_digest() -> None:
    """An update of the program that adds a field does not undo what people approved."""
    assert plain(ReleasedPlace("Ghulja")) == ["Ghulja"]
    assert plain(ReleasedPlace("Ghulja", lon=81.3)) == ["Ghulja", "", [], None, 81.3]


def test_moving_a_word_from_one_field_to_the_next_changes_the_digest() -> None:
    """Fields are framed."""
    assert digest(ReleasedName("ab", ""), "public") != digest(ReleasedName("a", "b"), "public")


def test_the_digest_is_stable() -> None:
    """The canonical form may not drift: approvals are kept for decades."""
    field = ReleasedField("sex", "documented", False, "only", ())
    person = ReleasedPerson("G-00000-00000-0", (), "", "", "", "", "", None, "unreviewed", (field,), (), (), (), (), ())
    assert digest(person, "public") == "public:" + STABLE


def test_what_is_not_released_has_no_digest() -> None:
    """Nothing else is ever signed."""
    with pytest.raises(BadInput):
        digest({"a": 1}, "public")


STABLE = "4bf1f21ca774b25e3f134154856c7ca33a84e1930d1f942ca8bbdb1a25f03b92"
