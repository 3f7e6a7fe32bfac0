"""The rough skeleton spares work and loses nothing that is near."""

from guvah.intake.place_spellings import skeleton, spoken
from guvah.model.places import atlas


def test_one_skeleton_for_the_scripts_of_a_name() -> None:
    """Latin, Cyrillic and Arabic spellings of one name have one skeleton; Chinese has none."""
    assert {skeleton(name) for name in ("Tarbaghatay", "Тарбағатай", "تارباغاتاي")} == {"TRPKT"}
    assert skeleton("塔城") == ""


def test_near_names_share_a_key_and_far_ones_do_not() -> None:
    """A slip finds its spelling; another country's city finds none."""
    assert "Gulja" in spoken(False).sharing("Gulzha")
    assert "察布查尔" in spoken(True).sharing("察布察尔")
    assert list(spoken(False).sharing("Buenosaires")) == []


def test_every_place_is_spoken_but_the_region() -> None:
    """The table by sound holds each place and no guess at the whole region."""
    codes = {code for bearers in spoken(False).codes.values() for code in bearers}
    assert codes == set(atlas()) - {"650000"}
