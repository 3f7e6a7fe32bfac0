"""A list as a source."""

from guvah.intake.list_drafts import list_drafts
from guvah.intake.listed import list_source
from guvah.model.consent import consent_of
from guvah.model.statement import Recorded, Recording

from .lists import KEY, MAPPING, mapping


def drafted(text: str = MAPPING) -> dict[str, str]:
    return {draft.statement.prop: draft.statement.value for draft in list_drafts(mapping(text), KEY)}


def test_a_public_list_carries_its_consent() -> None:
    """What everybody can read may be published and counted, with exact places, and nothing more."""
    recorded = [
        Recorded(draft.statement, Recording("f", 0, "1", "mem-1", "case")) for draft in list_drafts(mapping(), KEY)
    ]
    consent = consent_of(recorded)
    assert consent.scopes == {"store", "public", "statistics"}
    assert consent.place == "exact"
    assert drafted()["consent.given_by"] == "publisher"


def test_a_list_that_is_not_public_may_only_be_kept() -> None:
    """Default is no: a list somebody handed over in trust is stored and goes nowhere."""
    said = drafted(MAPPING.replace("public: yes", "public: no"))
    assert {prop: value for prop, value in said.items() if prop.startswith("consent.")} == {"consent.store": "yes"}


def test_a_list_taken_from_another_has_its_origin() -> None:
    """Two lists of one origin count once."""
    assert drafted(MAPPING.replace("id: village", "id: village, origin: county"))["origin"] == list_source(
        KEY, "county"
    )
    assert "origin" not in drafted(MAPPING.replace("id: village", "id: village, origin: village"))


def test_what_the_list_says_of_itself() -> None:
    """Title, publisher, licence, address and date are statements of the list about itself."""
    said = drafted(
        MAPPING.replace(
            "title: A village", "title: A village, publisher: P, licence: CC0, url: https://a.example/, date: 2018-03"
        )
    )
    assert (said["title"], said["publisher"], said["licence"], said["date"]) == ("A village", "P", "CC0", "2018-03")
    assert said["url"] == "https://a.example/"
    assert said["list_id"] == "village"
