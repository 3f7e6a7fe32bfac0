"""Made-up archives of any size for the benchmarks: bodies as a group would record them over years.

Owns the making of synthetic statements. Nobody in them exists: every name is put together from syllables and the family
name Örnek or Ülgi ("example"). The same plan gives the same bytes, so that figures can be compared.

What makes it hard on purpose: a person is told of in several batches far apart (lists, a second list, testimonies), one
in ten with a value that contradicts the first; some statements are retracted, some persons reviewed and published.
"""

import hashlib
from base64 import b32encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guvah.model.statement import Statement, decode_line, encode_line, statement_id

MEMBER = "mem-" + "0" * 16
_ALPHABET = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789abcdefghjkmnpqrstvwxyz")
_GOLDEN = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1

# one syllable after another in the three scripts a list may use
_LATIN = "me mu ni ya ba la gu li ha de sa ra tu di ma su ro na pa ti ka zi bu ja"
_ARABIC = "مە مۇ نى يا با لا گۇ لى خا دې سا را تۇ دى ما سۇ رو نا پا تى كا زى بۇ جا"
_CHINESE = "买 木 尼 亚 巴 拉 古 里 哈 德 萨 热 吐 迪 玛 苏 罗 娜 帕 提 卡 孜 布 贾"
_SYLLABLES = tuple(zip(_LATIN.split(), _ARABIC.split(), _CHINESE.split(), strict=True))
_FAMILIES = (("Örnek", "ئۆرنەك", "约尔乃克"), ("Ülgi", "ئۈلگى", "玉里给"))
_PLACES = ("650100", "650102", "652300", "653101", "653121", "653201", "654002", "654021", "652901", "652801", "650402")
_KINDS = ("camp", "prison", "detention centre", "arrest", "disappearance", "forced labour", "release", "death")
_WORDS = tuple(
    f"{a}{b}{c}"
    for a in ("bar", "tol", "mer", "sin", "kad", "vor", "lem", "dun", "per", "gos")
    for b in ("a", "e", "i", "o", "u", "an", "en", "ir", "ol", "ut")
    for c in ("da", "ne", "ri", "so", "ku", "ta", "le", "mi", "vo", "za", "gan", "tel", "sor", "min", "bek", "dal")
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How large and how mixed. `second` and `reviewed` are shares in percent of the persons."""

    persons: int
    lists: int = 6
    second: int = 41
    reviewed: int = 10
    retracted: int = 2
    body_statements: int = 5000


def root_id(kind: str, number: int) -> str:
    """Return the id of the numbered entity of a kind."""
    return f"{kind}-{_chars(kind, number)}"


def _chars(kind: str, number: int, count: int = 16) -> str:
    digest = hashlib.blake2b(b"%s %d" % (kind.encode(), number), digest_size=10).digest()
    return b32encode(digest).translate(_ALPHABET)[:count].decode()


def _mixed(number: int, salt: int) -> int:
    value = ((number + 1) * _GOLDEN + salt * 0xBF58476D1CE4E5B9) & _MASK
    value ^= value >> 29
    value = (value * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 32)


def _word(draw: int) -> tuple[str, str, str]:
    """Return a name of two or three syllables in three scripts; a few are very common, most are rare."""
    low = min(draw & 0xFFFF, (draw >> 16) & 0xFFFF, (draw >> 32) & 0xFFFF) * 13824 >> 16
    parts = [_SYLLABLES[low % 24], _SYLLABLES[low // 24 % 24]]
    if low // 576 % 3:
        parts.append(_SYLLABLES[low // 576])
    return (
        "".join(p[0] for p in parts).capitalize(),
        "".join(p[1] for p in parts),
        "".join(p[2] for p in parts),
    )


def names_of(number: int) -> tuple[str, str, str]:
    """Return the numbered person's name in Latin, Uyghur Arabic and Chinese letters."""
    given, father = _word(_mixed(number, 1)), _word(_mixed(number, 2))
    family = _FAMILIES[number % 50 == 0]
    return (
        f"{given[0]} {father[0]} {family[0]}",
        f"{given[1]} {father[1]} {family[1]}",
        f"{given[2]}·{father[2]}·{family[2]}",
    )


def _text(draw: int, words: int) -> str:
    found = []
    for step in range(words):
        draw = _mixed(draw, step)
        found.append(_WORDS[min(draw & 0x7FF, (draw >> 11) & 0x7FF, (draw >> 22) & 0x7FF) % len(_WORDS)])
    return " ".join(found)


def _row(number: int, plan: Plan) -> list[str]:
    """Return the lines of the numbered person's row in its list."""
    person, source = root_id("per", number), root_id("doc", number % plan.lists)
    draw = _mixed(number, 3)
    latin, arabic, chinese = names_of(number)
    row, tail = f"row {number}", f'"{source}","row {number}"'
    episode = f"{person}/epi-{_chars('epi', number, 8)}"
    kind = _KINDS[min(draw & 7, (draw >> 3) & 7)]
    other, lang = (arabic, "ug-Arab") if draw >> 6 & 1 else (chinese, "zh-Hans")
    lines = [
        f'["{person}","name","{latin}",{tail}]',
        f'["{person}","name","{other}",{tail},null,"{lang}"]',
        f'["{person}","sex","{"male" if draw >> 7 & 3 else "female"}",{tail}]',
        f'["{person}","born","{1930 + (draw >> 9) % 75}",{tail}]',
        f'["{person}","origin_place","{_PLACES[(draw >> 16) % len(_PLACES)]}",{tail}]',
        f'["{person}","occupation","{_WORDS[(draw >> 32) % 90]}",{tail}]',
        f'["{person}","row","{hashlib.sha256(row.encode()).hexdigest()}","{source}","{number}"]',
        f'["{episode}","episode_kind","{kind}",{tail}]',
        f'["{episode}","start","{2015 + (draw >> 20) % 6}-{(draw >> 24) % 12 + 1:02d}",{tail}]',
    ]
    if draw >> 28 & 1:
        lines.append(f'["{person}","note","{_text(draw, 9)}",{tail}]')
    return lines


def _testimony(number: int) -> list[str]:
    """Return the lines of a testimony about itself."""
    source = root_id("tes", number)
    testifier = root_id("per", (1 << 40) + number)
    draw = _mixed(number, 4)
    return [
        f'["{source}","title","Testimony {number}","{source}"]',
        f'["{source}","recorded","{2018 + draw % 5}-{draw % 12 + 1:02d}-{draw % 28 + 1:02d}","{source}"]',
        f'["{source}","testifier","{testifier}","{source}"]',
        f'["{source}","consent.public","{"yes" if draw & 3 else "no"}","{source}"]',
        f'["{source}","narrative","{_text(draw, 60)}","{source}",null,null,"en"]',
    ]


def _second(number: int, position: int, plan: Plan) -> list[str]:
    """Return what a second source says of a person, every fourth time contradicting the first."""
    person, draw = root_id("per", number), _mixed(number, 3)
    own: list[str] = []
    if position % 2:
        source, tail_of = root_id("tes", position // 6), "his brother told her"
        if position % 6 == 1:
            own = _testimony(position // 6)
    else:
        source, tail_of = root_id("doc", (number + 1) % plan.lists), ""
    tail = f'"{source}"' + (f',null,null,null,"told by: {tail_of}"' if tail_of else f',"row {number}"')
    born = 1930 + (draw >> 9) % 75 + (position % 4 == 0)
    episode = f"{person}/epi-{_chars('epi2', number, 8)}"
    return [
        *own,
        f'["{person}","name","{names_of(number)[0]}",{tail}]',
        f'["{person}","born","{born}",{tail}]',
        f'["{episode}","episode_kind","{_KINDS[draw >> 30 & 7]}",{tail}]',
        f'["{episode}","start","{2017 + (draw >> 20) % 6}",{tail}]',
        f'["{episode}","sentence","{draw % 20 + 1} years",{tail}]',
    ]


def _decided(number: int) -> list[str]:
    person = root_id("per", number)
    return [f'["{person}","review.verdict","reviewed","{MEMBER}"]']


def _retracted(number: int, plan: Plan) -> list[str]:
    """Return the retraction of the note or the date a list gave for a person."""
    row = _row(number, plan)
    chosen = row[-1]
    target = statement_id(_decoded(chosen))
    return [encode_line(Statement(root_id("per", number), "retracts", target, MEMBER, original="a slip")).decode()]


def _decoded(line: str) -> Statement:
    return decode_line(line.encode())


def _lists(plan: Plan) -> list[str]:
    lines = []
    for number in range(plan.lists):
        source = root_id("doc", number)
        lines += [
            f'["{source}","title","List {number}","{source}"]',
            f'["{source}","list_id","list-{number}","{source}"]',
        ]
    return lines


def _share(persons: int, percent: int, step: int) -> Iterator[int]:
    """Yield a share of the persons, each once, in an order far from the order of the lists."""
    count = persons * percent // 100
    return (position * step % persons for position in range(count))


def _tellings(plan: Plan) -> Iterator[list[str]]:
    yield _lists(plan)
    for number in range(plan.persons):
        yield _row(number, plan)
    step = next(s for s in (7919, 104729, 1299709) if plan.persons % s)
    for position, number in enumerate(_share(plan.persons, plan.second, step)):
        yield _second(number, position, plan)
    acts: tuple[tuple[int, Callable[[int], list[str]]], ...] = (
        (plan.reviewed, _decided),
        (plan.retracted, lambda number: _retracted(number, plan)),
    )
    for percent, act in acts:
        for number in _share(plan.persons, percent, step):
            yield act(number)


def bodies(plan: Plan) -> Iterator[tuple[int, bytes]]:
    """Yield (number of statements, body) in the order they were recorded, about `body_statements` each."""
    header = f'{{"guvah":"statements/1","by":"{MEMBER}"}}'
    lines = [header]
    for telling in _tellings(plan):
        lines += telling
        if len(lines) > plan.body_statements:
            yield len(lines) - 1, ("\n".join(lines) + "\n").encode()
            lines = [header]
    if len(lines) > 1:
        yield len(lines) - 1, ("\n".join(lines) + "\n").encode()


def testimony_body(number: int, persons: int) -> bytes:
    """Return the body of one new testimony of 30 statements about three persons, two of them known already."""
    source = root_id("tes", (1 << 41) + number)
    lines = [f'{{"guvah":"statements/1","by":"{MEMBER}"}}']
    lines += [
        f'["{source}","title","New testimony {number}","{source}"]',
        f'["{source}","recorded","2024-05-{number % 28 + 1:02d}","{source}"]',
        f'["{source}","narrative","{_text(number, 60)}","{source}",null,null,"en"]',
    ]
    known = [_mixed(number, 5) % persons, _mixed(number, 6) % persons, (1 << 42) + number]
    for who in known:
        person = root_id("per", who)
        episode = f"{person}/epi-{_chars('epi3', number, 8)}"
        for prop, value in (("name", names_of(who)[0]), ("sex", "male"), ("born", "1970"), ("note", _text(who, 8))):
            lines.append(f'["{person}","{prop}","{value}","{source}"]')
        for prop, value in (
            ("episode_kind", "prison"),
            ("start", "2019-05"),
            ("place", "653101"),
            ("sentence", "9 years"),
            ("whereabouts", "unknown"),
        ):
            lines.append(f'["{episode}","{prop}","{value}","{source}"]')
    return ("\n".join(lines) + "\n").encode()
