"""A person in a sentence or two, put together only from released values.

Owns the sentences under a person's name (born when, from where, taken when) and the wordings of the status.
Never guesses: a part that nobody released is left out.
"""

from collections.abc import Callable

from guvah.release.released import ReleasedClaim, ReleasedEpisode, ReleasedName, ReleasedPerson
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


def status_details(person: ReleasedPerson) -> tuple[ReleasedName, ...]:
    """Return the detail of a person's status as shown, then the same in other languages; () where there is none.

    Another wording is the same only if a source of the shown one gives it too, once in each language.
    """
    for episode in person.episodes:
        for field in episode.fields:
            if field.prop == "sentence" and field.claims and field.claims[0].value == person.status_detail:
                shown = field.claims[0]
                own = [claim for claim in field.claims if not set(claim.sources).isdisjoint(shown.sources)] or [shown]
                languages = [claim.lang for claim in own]
                once = [claim for claim in own if claim is shown or languages.count(claim.lang) == 1]
                told = once if languages.count(shown.lang) == 1 and shown.lang else [shown]
                return tuple(ReleasedName(claim.value, claim.lang) for claim in told)
    return (ReleasedName(person.status_detail, ""),) if person.status_detail else ()


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
