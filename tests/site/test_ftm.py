"""People as FollowTheMoney entities."""

import dataclasses
import json

import pytest

from guvah.site.ftm import date, facility_line, person_lines
from guvah.site.labels import labels
from tests.site.fictional import facility, full_person, nurgul, person


def entities(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.splitlines()]


def test_person_events_and_family() -> None:
    """A person is followed by what happened to them and by those they are connected with."""
    lines = entities(person_lines(nurgul(), labels("en")))
    assert [line["schema"] for line in lines] == ["Person", "Event", "Event", "Event", "Family"]
    person_line = lines[0]["properties"]
    assert isinstance(person_line, dict)
    assert person_line["name"] == [name.text for name in nurgul().names]
    assert person_line["gender"] == ["female"]
    assert person_line["birthDate"] == ["1984"]
    event = lines[2]["properties"]
    assert isinstance(event, dict)
    assert (event["startDate"], event["endDate"]) == (["2017"], ["2019-04"])


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2017-23", "2017"),
        ("2019-04~", "2019-04"),
        ("1976/1977", ""),
        ("2018-03-15", "2018-03-15"),
        ("", ""),
        ("x", ""),
    ],
)
def test_dates_never_gain_precision(edtf: str, expected: str) -> None:
    """A season becomes its year; an interval, which the format cannot hold, is left out."""
    assert date(edtf) == expected


def test_every_entity_is_valid_by_followthemoneys_own_rules() -> None:
    """Schema, properties and each single value are accepted by the followthemoney library as they are."""
    ftm = pytest.importorskip("followthemoney", reason="needs followthemoney (PyICU: libicu-dev, g++)")
    released = (
        nurgul(),
        full_person(2),
        dataclasses.replace(nurgul(), sex="other"),
        *(person(n, 40) for n in range(40)),
    )
    data = b"".join(person_lines(one, labels("en")) for one in released) + facility_line(facility(0))
    for entity in entities(data):
        schema = ftm.model.get(entity["schema"])
        assert schema is not None
        proxy = ftm.model.get_proxy(entity)
        schema.validate(entity)
        properties = entity["properties"]
        assert isinstance(properties, dict)
        for name, values in properties.items():
            prop = schema.get(name)
            assert prop is not None, name
            assert [prop.type.clean(value, proxy=proxy) for value in values] == values, name
