"""Invented Released values: as many persons, facilities and counts as a test asks for, the same ones every time.

Every family name is the word "example" (Örnek, Ülgi) and every value is drawn from the small lists below with a fixed
seed, so that a size, a page or a screenshot can be compared from one day to the next.
"""

import dataclasses
import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping

from guvah.model.ids import public_id
from guvah.release.record import encoded, fingerprint
from guvah.release.released import (
    ReleasedArchive,
    ReleasedChange,
    ReleasedClaim,
    ReleasedCount,
    ReleasedEpisode,
    ReleasedFacility,
    ReleasedField,
    ReleasedName,
    ReleasedPerson,
    ReleasedPlace,
    ReleasedQuote,
    ReleasedRelation,
    ReleasedSource,
)

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

# Latin, Uyghur Arabic, Cyrillic, Han
GIVEN_FEMALE = (
    ("Nurgül", "نۇرگۈل", "Нургуль", "努尔古丽"),
    ("Aygül", "ئايگۈل", "Айгуль", "阿依古丽"),
    ("Patime", "پاتىمە", "Патиме", "帕提麦"),
    ("Rena", "رەنا", "Рена", "热娜"),
    ("Zöhre", "زۆھرە", "Зохра", "祖合热"),
    ("Mihriban", "مېھرىبان", "Мирибан", "米日班"),
    ("Gülnar", "گۈلنار", "Гульнар", "古丽娜尔"),
    ("Tursungül", "تۇرسۇنگۈل", "Турсунгуль", "吐尔逊古丽"),
)
GIVEN_MALE = (
    ("Serik", "سېرىك", "Серік", "赛力克"),
    ("Abliz", "ئابلىز", "Аблиз", "阿布力孜"),
    ("Memet", "مەمەت", "Мемет", "买买提"),
    ("Ekber", "ئەكبەر", "Акбар", "艾克拜尔"),
    ("Yasin", "ياسىن", "Ясин", "亚森"),
    ("Qasim", "قاسىم", "Касым", "卡斯木"),
    ("Erkin", "ئەركىن", "Еркин", "艾尔肯"),
    ("Dawut", "داۋۇت", "Даут", "达吾提"),
)
FAMILY = (("Örnek", "ئۆرنەك", "Орнек", "约尔乃克"), ("Ülgi", "ئۈلگى", "Үлгі", "玉勒格"))
LANGS = ("ug-Latn", "ug-Arab", "ru", "zh-Hans")
PLACES = (
    ReleasedPlace(
        "Ghulja county",
        "654021",
        (("en", "Ghulja County"), ("ru", "уезд Кульджа"), ("ug", "غۇلجا ناھىيىسى"), ("zh", "伊宁县")),
        43.98,
        81.53,
    ),
    ReleasedPlace(
        "喀什市",
        "653101",
        (("en", "Kashgar City"), ("ru", "город Кашгар"), ("ug", "قەشقەر شەھىرى"), ("zh", "喀什市")),
        39.47,
        75.99,
    ),
    ReleasedPlace(
        "Aqsu",
        "652901",
        (("en", "Aksu City"), ("ru", "город Аксу"), ("ug", "ئاقسۇ شەھىرى"), ("zh", "阿克苏市")),
        41.17,
        80.26,
    ),
    ReleasedPlace(
        "Qumul", "650502", (("en", "Qumul"), ("ru", "Кумул"), ("ug", "قۇمۇل"), ("zh", "哈密市")), 42.83, 93.51
    ),
    ReleasedPlace(
        "Tacheng",
        "654201",
        (("en", "Tarbaghatay"), ("ru", "Тарбагатай"), ("ug", "تارباغاتاي"), ("zh", "塔城市")),
        46.75,
        82.98,
    ),
    ReleasedPlace("a village near the river"),
)
OCCUPATIONS = ("teacher", "farmer", "shopkeeper", "imam", "driver", "doctor")
STATUSES = ("in prison", "in camp", "released", "disappeared", "house arrest", "dead", "unknown", "")
TIERS = ("single origin", "corroborated", "documented", "unreviewed")
RELATIONS = ("sibling", "spouse", "child", "friend", "neighbour", "")
EPISODES = ("arrest", "detention centre", "trial", "prison", "transfer", "camp", "forced labour", "release")
SENTENCES = ("12 years", "7 years", "15 years and 6 months", "life")


def person_id(number: int) -> str:
    """Return the public id of the n-th invented person."""
    return _id("person", number)


def facility_id(number: int) -> str:
    """Return the public id of the n-th invented facility."""
    return _id("facility", number)


def source_id(title: str) -> str:
    """Return the public id of the invented source with this title."""
    return _id("source " + title, 0)


def facility_names(number: int) -> tuple[ReleasedName, ...]:
    """Return the spellings of the n-th invented facility's name."""
    return (
        ReleasedName(f"Example centre {number + 1}", "en"),
        ReleasedName(f"ئۆرنەك مەركىزى {number + 1}", "ug-Arab"),
    )


def _id(kind: str, number: int) -> str:
    digest = int.from_bytes(hashlib.sha256(f"{kind} {number}".encode()).digest()[:10], "big")
    return public_id("per-" + "".join(_ALPHABET[(digest >> shift) & 31] for shift in range(0, 80, 5)))


def archive(people: int = 12, facilities: int = 4, *, fictional: bool = True) -> ReleasedArchive:
    """Return what is known of an invented archive as a whole."""
    counts = (
        ReleasedCount("status", "in prison", max(people // 3, 5)),
        ReleasedCount("status", "released", max(people // 4, 5)),
        ReleasedCount("status", "dead", None),
        ReleasedCount("sex", "female", people // 2),
        ReleasedCount("sex", "male", people - people // 2),
    )
    return ReleasedArchive(
        "Archive of Examples",
        fictional,
        "corrections@example.org",
        "2024-06-14",
        "guvah/00000000000000000000000000000000/example\n412\nq4l0VZ5uTQz5vVxYx0m2M0h1m8m7vP0oOqkq8Q1p3iE=\n",
        people,
        facilities,
        counts,
    )


def names(given: tuple[str, ...], family: tuple[str, ...], *, count: int = 4) -> tuple[ReleasedName, ...]:
    """Return one name in up to four scripts."""
    joined = (
        f"{given[0]} {family[0]}",
        f"{given[1]} {family[1]}",
        f"{given[2]} {family[2]}",
        f"{given[3]}·{family[3]}",
    )
    return tuple(ReleasedName(text, lang) for text, lang in list(zip(joined, LANGS, strict=True))[:count])


def claim(value: str, kind: str = "text", *sources: str, **more: object) -> ReleasedClaim:
    """Return a claim made by these sources."""
    return dataclasses.replace(ReleasedClaim(value, kind, sources=sources), **more)  # type: ignore[arg-type]


def field(
    prop: str, *claims: ReleasedClaim, tier: str = "single origin", rule: str = "only", contested: bool = False
) -> ReleasedField:
    """Return a field with these claims, the shown one first."""
    return ReleasedField(prop, tier, contested, rule, claims)


def nurgul() -> ReleasedPerson:
    """Return the person of the design's example page, with a conflict, a quote, a document and a history."""
    t1 = ReleasedSource("T1", "tes", "sibling", date="2019-02-10", language="kk-Cyrl", reliability="B")
    t2 = ReleasedSource("T2", "tes", "neighbour", date="2018-11", language="ug-Arab", reliability="C")
    d3 = ReleasedSource("D3", "doc", "", "Household booklet, page 2", "2009", "county police", id=source_id("booklet"))
    d4 = ReleasedSource(
        "D4",
        "doc",
        "",
        "Letter from the court",
        "2019-05-02",
        "Ghulja county court",
        "https://example.org/letter",
        "zh-Hans",
        "B",
        id=source_id("letter"),
    )
    fields = (
        field("born", claim("1984", "date", "D3"), tier="documented", rule="only"),
        field("sex", claim("female", "choice", "T1", "D3"), tier="documented"),
        field("origin_place", claim("Ghulja county", "place", "T1", "T2", place=PLACES[0]), tier="corroborated"),
        field("occupation", claim("teacher", "text", "T1", lang="en", words="ئوقۇتقۇچى"), tier="single origin"),
        field("link_url", claim("https://example.org/nurgul", "url", "T1")),
    )
    taken = field(
        "start",
        claim("2017-10", "date", "T1", basis="saw it"),
        claim("2017-12", "date", "T2", basis="told by: a relative"),
        rule="closer witness",
        contested=True,
    )
    episodes = (
        ReleasedEpisode(
            "arrest",
            (
                taken,
                field(
                    "place",
                    claim("her school", "place", "T1", "T2", place=ReleasedPlace("her school")),
                    tier="corroborated",
                ),
                field("authority", claim("county police", "text", "T1", lang="en")),
                field("reason_suspected", claim("a visit to Almaty in 2015", "text", "T1", lang="en")),
            ),
        ),
        ReleasedEpisode(
            "camp",
            (
                field("start", claim("2017-23", "date", "T1", words="autumn 2017")),
                field("end", claim("2019-04~", "date", "T2")),
                field(
                    "facility", claim(facility_id(0), "entity", "T1", words="Example centre 1", names=facility_names(0))
                ),
            ),
        ),
        ReleasedEpisode(
            "prison",
            (
                field("start", claim("2019-05-02", "date", "D4"), tier="documented"),
                field("sentence", claim("12 years", "text", "D4", lang="en"), tier="documented"),
                field("reason_given", claim("扰乱社会秩序", "text", "D4", lang="zh-Hans"), tier="documented"),
            ),
        ),
    )
    return ReleasedPerson(
        person_id(0),
        names(GIVEN_FEMALE[0], FAMILY[0]),
        "in prison",
        "12 years",
        "2021-03",
        "female",
        "1984",
        PLACES[0],
        "documented",
        fields,
        episodes,
        (ReleasedRelation("in_law", person_id(1), "Serik Ülgi", names(GIVEN_MALE[0], FAMILY[1])),),
        (
            ReleasedQuote(
                "She asked only whether our mother was well. There was someone beside her the whole time.", "en", "T1"
            ),
        ),
        (t1, t2, d3, d4),
        (ReleasedChange("2023-01-09", "published"), ReleasedChange("2024-06-12", "changed", ("born", "origin_place"))),
    )


def person(number: int, total: int = 0) -> ReleasedPerson:
    """Return the n-th invented person; the first is always `nurgul()`. Relations point below `total` only."""
    if number == 0:
        return nurgul()
    draw = random.Random(number)
    female = draw.random() < 0.5
    given = draw.choice(GIVEN_FEMALE if female else GIVEN_MALE)
    keys = ("T1", "T2", "D3", "C4")
    sources = (
        ReleasedSource(
            "T1",
            "tes",
            draw.choice(RELATIONS),
            date=f"2019-0{draw.randint(1, 9)}-10",
            language="ug-Arab",
            reliability="B",
        ),
        ReleasedSource("T2", "tes", draw.choice(RELATIONS), date="2018-11", language="kk-Cyrl"),
        ReleasedSource(
            "D3",
            "doc",
            "",
            "List of examples",
            "2018",
            "Example archive",
            "https://example.org/list",
            "zh-Hans",
            "C",
            "CC BY 4.0",
            source_id("list"),
        ),
        ReleasedSource(
            "C4",
            "cap",
            "",
            "An example told",
            "2020-02-03",
            "The Example",
            "https://example.org/told",
            "en",
            id=source_id("told"),
        ),
    )[: draw.randint(1, 4)]
    known = keys[: len(sources)]
    born = str(draw.randint(1940, 2000))
    place = draw.choice(PLACES)
    status = draw.choice(STATUSES)
    year = draw.randint(2016, 2019)
    relation = (
        ReleasedRelation("sibling", person_id(number - 1), "Nurgül Örnek")
        if total > number > 1 and number % 7 == 0
        else None
    )
    fields = (
        field("sex", claim("female" if female else "male", "choice", known[0])),
        field("born", claim(born, "date", *known[:2]), tier=draw.choice(TIERS)),
        field("origin_place", claim(place.words, "place", known[0], place=place), tier=draw.choice(TIERS)),
        field("occupation", claim(draw.choice(OCCUPATIONS), "text", known[-1], lang="en")),
    )
    episodes = (
        ReleasedEpisode(
            "arrest",
            (
                field("start", claim(f"{year}-{draw.randint(1, 12):02d}", "date", *known), tier="corroborated"),
                field("authority", claim("county police", "text", known[0], lang="en")),
            ),
        ),
        ReleasedEpisode(
            "camp",
            (
                field("start", claim(f"{year + 1}-23", "date", known[0])),
                field(
                    "facility",
                    claim(
                        facility_id(number % 3),
                        "entity",
                        known[0],
                        words=facility_names(number % 3)[0].text,
                        names=facility_names(number % 3),
                    ),
                ),
            ),
        ),
    )
    sentence = draw.choice(SENTENCES) if status == "in prison" else ""
    return ReleasedPerson(
        person_id(number),
        names(given, FAMILY[number % 2], count=draw.randint(1, 4)),
        status,
        sentence,
        draw.choice(("2021-03", "2019", "")),
        "female" if female else "male",
        born,
        place,
        draw.choice(TIERS),
        fields,
        episodes,
        (relation,) if relation else (),
        (),
        sources,
        (ReleasedChange(f"2024-0{draw.randint(1, 6)}-{draw.randint(10, 28)}", "published"),),
    )


class Everybody:
    """Released people as a release gives them to a site; `read` counts who was asked for."""

    def __init__(self, released: Iterable[ReleasedPerson], ids: frozenset[str] | None = None) -> None:
        self.released = list(released)
        self.ids = frozenset(one.id for one in self.released) if ids is None else ids
        self.read = 0

    def people(self, known: Mapping[str, bytes]) -> Iterator[ReleasedPerson]:
        for one in self.released:
            if known.get(one.id) != fingerprint(encoded(one)):
                self.read += 1
                yield one


def people(count: int) -> Iterator[ReleasedPerson]:
    """Yield `count` invented persons."""
    return (person(number, count) for number in range(count))


def facility(number: int, *, held: tuple[str, ...] = ()) -> ReleasedFacility:
    """Return the n-th invented facility, in one of the places that have coordinates."""
    place = PLACES[number % 5]
    nudged = dataclasses.replace(
        place, lat=(place.lat or 0) + number // 5 * 0.11, lon=(place.lon or 0) + number // 5 * 0.17
    )
    source = ReleasedSource(
        "D1",
        "doc",
        "",
        "List of examples",
        "2018",
        "Example archive",
        "https://example.org/list",
        "en",
        "C",
        id=source_id("list"),
    )
    lat_lon = f"{nudged.lat:.3f},{nudged.lon:.3f}"
    fields = (
        field("name", claim(f"Example centre {number + 1}", "name", "D1", lang="en")),
        field("place", claim(place.words, "place", "D1", place=place)),
        field("lat_lon", claim(lat_lon, "text", "D1")),
        field("authority", claim("county police", "text", "D1", lang="en")),
    )
    name = facility_names(number)
    return ReleasedFacility(facility_id(number), name, nudged, fields, (source,), held)


def facilities(count: int, people_count: int = 0) -> Iterator[ReleasedFacility]:
    """Yield `count` invented facilities; the first three hold the invented persons."""
    for number in range(count):
        held = tuple(person_id(p) for p in range(people_count) if p % 3 == number) if number < 3 else ()
        yield facility(number, held=held)


def full_person(number: int) -> ReleasedPerson:
    """Return a person with 25 facts, 8 episodes and 8 sources: the page that site generators were measured on."""
    base = person(number + 1)
    keys = tuple(f"{'T' if n < 5 else 'D'}{n}" for n in range(1, 9))
    sources = tuple(
        ReleasedSource(
            key,
            "tes" if key[0] == "T" else "doc",
            RELATIONS[n % 6],
            "" if key[0] == "T" else "List of examples",
            "2019",
            language="ug-Arab",
            id="" if key[0] == "T" else source_id(key),
        )
        for n, key in enumerate(keys)
    )
    texts = (
        "alias",
        "father_name",
        "mother_name",
        "nationality",
        "ethnicity",
        "religion",
        "occupation",
        "education",
        "civil_status",
        "age_at_event",
    )
    many = tuple(
        field(prop, claim(f"{prop} of {number}", "text", keys[n % 8], keys[(n + 3) % 8], lang="en"))
        for n, prop in enumerate(texts)
    )
    more = tuple(
        ReleasedEpisode(
            EPISODES[n],
            (
                field("start", claim(f"{2010 + n}-0{n + 1}", "date", keys[n])),
                field("place", claim(PLACES[n % 5].words, "place", keys[n], place=PLACES[n % 5])),
                field("authority", claim("county police", "text", keys[n], lang="en")),
            ),
        )
        for n in range(8)
    )
    return dataclasses.replace(base, fields=base.fields + many, episodes=more, sources=sources)
