"""What a name sounds like: rivals share what is probable, and some likeness is never enough."""

from guvah.intake.place_hearing import hear
from guvah.model.places import atlas


def test_a_slip_is_heard_as_its_name_by_all_bearers() -> None:
    """Gulzha is the shared name of a city and a county, all but surely."""
    first = hear("Gulzha")[0]
    assert first.codes == {"654002", "654021"}
    assert 0.95 < first.sure <= first.probability < 1


def test_rivals_and_none_of_them_share_one() -> None:
    """The probabilities of different names never reach one together, and a short name is less sure than a long one."""
    for name in ("Qaghilik", "Aqsay", "Tekesh", "Kuça"):
        heard = hear(name)
        assert heard
        assert sum(one.probability for one in heard) < 1
        assert not any(one.codes & other.codes for one in heard for other in heard if one is not other)
    assert hear("Aktu")[0].probability < hear("Tashkorghan")[0].probability


def test_some_likeness_is_never_sure() -> None:
    """Beijing sounds like the pinyin of Bay county, Turfanov like Turfan; neither may be taken."""
    assert atlas()["652926"].code in hear("Beijing")[0].codes
    assert hear("Beijing")[0].sure < 0.5
    assert all(one.sure == 0 for one in hear("Turfanov"))


def test_numbers_and_sentences_sound_like_nothing() -> None:
    """A house number and a whole sentence are no name."""
    assert hear("Korla 5") == hear("he was seen in the town of Korle") == hear("") == ()
