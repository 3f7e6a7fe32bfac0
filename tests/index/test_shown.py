"""The short cut around the fold."""

from hypothesis import given, settings

from guvah.index.facts import facts_of, own_facts
from guvah.index.shown import shown, status_of
from guvah.model.decisions import active
from guvah.model.fold import fold
from guvah.model.statement import Recorded, Recording
from guvah.model.status import status
from tests.index.archive import Vault, root
from tests.index.test_dumping import PERSONS, SOURCES, archives


def recorded_in(vault: Vault, of: str) -> list[Recorded]:
    """Return what was recorded of a root, without an index."""
    from guvah.model.body import decode_body

    found = []
    for entry in vault.entries({}):
        for ref in entry.bodies:
            header, statements = decode_body(vault.body(ref))
            recording = Recording(entry.feed, entry.seq, entry.hlc, header.by, ref.compartment)
            found += [Recorded(one, recording) for one in statements if one.entity.startswith(of)]
    return found


@settings(max_examples=150, deadline=None)
@given(archives())
def test_the_short_cut_shows_what_the_fold_shows(vault: Vault) -> None:
    """For any archive, every property's values stand in the fold's order, and the status is the fold's."""
    own = {source: own_facts(source, recorded_in(vault, source)) for source in SOURCES}
    sources = {source: facts_of(source, own) for source in own}
    for person in PERSONS:
        recorded = recorded_in(vault, person)
        record = fold(person, recorded, sources)
        props = {"name", "born", "sex", "note", "episode_kind", "start"}
        values = shown([one for one in active(recorded) if one.statement.prop in props], sources)
        for one in (record, *record.owned):
            for prop in props & one.fields.keys():
                assert values[one.id][prop] == tuple(claim.value for claim in one.fields[prop].claims)
        assert status_of(person, values) == status(record)


def test_status_of_nobody_known() -> None:
    """Without any episode the status is unknown."""
    assert status_of(root("per", 1), {}).word == "unknown"
