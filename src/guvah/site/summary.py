"""A person in a sentence or two, put together only from released values.

Owns the sentences under a person's name: born when, from where, taken when. Never guesses: a part that nobody released
is left out.
"""

from collections.abc import Callable

from guvah.release.released import ReleasedClaim, ReleasedEpisode, ReleasedPerson
from guvah.site import dates
from guvah.site.labels import Labels, script_of

TAKEN = frozenset({"arrest", "detention centre", "camp", "prison", "disappearance"})

_Say = Callable[[str], str]


def first_claims(owner: ReleasedPerson | ReleasedEpisode) -> dict[str, ReleasedClaim]:
    """Return each property's shown claim."""
    return {field.prop: field.claims[0] for field in owner.fields if field.claims}


def start_of(episode: ReleasedEpisode) -> str:
    """Return when an episode began (EDTF, as shown), '' where nobody released it."""
    for field in episode.fields:
        if field.prop == "start" and field.claims:
            return field.claims[0].value
    return ""


def taken_on(person: ReleasedPerson) -> str:
    """Return the date (EDTF) on which the person was first taken, '' where none is known."""
    starts = [start for episode in person.episodes if episode.kind in TAKEN and (start := start_of(episode))]
    return min(starts, key=dates.sort_key, default="")


def sentences(person: ReleasedPerson, labels: Labels) -> str:
    """Return who this is and what happened first, in up to three short sentences; '' where nothing was released."""
    say, language = labels.sentences.text, labels.language
    known = first_claims(person)
    parts = []
    born = known["born"].value if "born" in known else person.birth_year
    if born:
        parts.append(_born(person.sex, say).format(when=dates.when(born, language)))
    origin = known.get("origin_place") or known.get("birth_place")
    if origin and origin.place:
        parts.append(say("From {place}.").format(place=_isolated(labels.place(origin.place), labels)))
    taken = taken_on(person)
    if taken:
        parts.append(_taken(person.sex, say).format(when=dates.when(taken, language)))
    return " ".join(parts)


def _born(sex: str, say: _Say) -> str:
    if sex == "female":
        return say("She was born {when}.")
    return say("He was born {when}.") if sex == "male" else say("Born {when}.")


def _taken(sex: str, say: _Say) -> str:
    if sex == "female":
        return say("She was taken {when}.")
    return say("He was taken {when}.") if sex == "male" else say("Taken {when}.")


def _isolated(name: str, labels: Labels) -> str:
    """Keep a name of the other writing direction from reordering the sentence around it (Unicode FSI ... PDI)."""
    foreign = (script_of(name) == "arab") != (labels.sentences.direction == "rtl")
    return f"\u2068{name}\u2069" if foreign else name
