"""Persons found in the text of articles: precision, recall and time against an archive of 20,000.

`python -m bench.mentions` prints the section of docs/benchmarks.md. Articles are put together from sentences in five
languages; who is named is known. Half of the names belong to persons of the archive, written in the article's script
whatever the archive recorded; the others are strangers with words of the same stock, and places called like names.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.fictional_names import Fictional, crowd
from bench.index_scale import HANDLE, PASSPHRASE, clock
from bench.synthetic import root_id
from guvah.index import Index, open_index
from guvah.linkage.mentions import mentions
from guvah.model.body import encode_body
from guvah.model.statement import Statement
from guvah.vault.keyring import open_member
from guvah.vault.reading import Reader
from guvah.vault.writing import Writer, create_archive

SEED = 5
WORDS = 1000
NAMED, STRANGERS = 12, 12
MEMBER = "mem-" + "a" * 16
_AT_ONCE = 5000
_BACK = set("аоұыуяю")
SPELLED = {"en": "en", "ru": "ru", "kk": "kk-Cyrl", "ug": "ug-Arab", "zh": "zh-Hans"}
NAMING = {
    "en": ("Relatives of {0} have no letter.", "{0} was taken in the autumn.", "The police asked about {1} house."),
    "ru": ("Родственники {1} не получали писем.", "По словам соседей, {0} больше не видели.", "Дело {1} передали."),
    "kk": ("Күзде {0} үйінен әкетілді.", "Туыстары {1} хатын алған жоқ.", "Көршілері {0} туралы сұрады."),
    "ug": ("كۈزدە {0} ئۆيىدىن ئېلىپ كېتىلدى.", "تۇغقانلىرى {1} خېتىنى ئالمىدى.", "قوشنىلىرى {0} ھەققىدە سورىدى."),
    "zh": ("去年秋天{0}被带走。", "亲属说没有收到{0}的来信。", "邻居询问{0}的下落。"),
}  # fmt: skip
PLACES = {
    "en": "The road to {0} County was closed.",
    "ru": "Дорога в район {0} была закрыта.",
    "kk": "{0} ауданына баратын жол жабылды.",
    "ug": "{0} ناھىيىسىگە بارىدىغان يول ئېتىلدى.",
    "zh": "通往{0}县的道路被封闭。",
}
FILLING = {
    "en": (
        "Nobody answered the letters that were sent to the county office last winter.",
        "However, the school was open again after the New Year, and the market too.",
        "Many families in the valley keep sheep and sell wool in spring.",
        "On Monday the office in Geneva said that it had asked for an answer.",
    ),
    "ru": (
        "На письма, отправленные зимой в районное управление, никто не ответил.",
        "Однако после Нового года школа снова открылась, и рынок тоже.",
        "Многие семьи в долине держат овец и весной продают шерсть.",
        "В понедельник бюро в Женеве сообщило, что просило ответа.",
    ),
    "kk": (
        "Қыста аудандық кеңсеге жіберілген хаттарға ешкім жауап бермеді.",
        "Жаңа жылдан кейін мектеп қайта ашылды, базар да жұмыс істеді.",
        "Өңірдегі көп отбасы қой бағып, көктемде жүн сатады.",
        "Дүйсенбіде Женевадағы кеңсе жауап сұрағанын айтты.",
    ),
    "ug": (
        "قىشتا ناھىيىلىك ئىشخانىغا ئەۋەتىلگەن خەتلەرگە ھېچكىم جاۋاب بەرمىدى.",
        "يېڭى يىلدىن كېيىن مەكتەپ يەنە ئېچىلدى، بازارمۇ ئېچىلدى.",
        "جىلغىدىكى نۇرغۇن ئائىلىلەر قوي باقىدۇ، ئەتىيازدا يۇڭ ساتىدۇ.",
        "دۈشەنبە كۈنى جەنۋەدىكى ئىشخانا جاۋاب سورىغانلىقىنى ئېيتتى.",
    ),
    "zh": (
        "去年冬天寄往县政府的信件没有人回复。",
        "不过新年以后学校重新开学，市场也开放了。",
        "山谷里的许多家庭养羊，春天出售羊毛。",
        "星期一日内瓦的办公室表示已经要求答复。",
    ),
}


@dataclass(frozen=True)
class Article:
    """A text, and for each person of the archive in it (start, end, the words of the name)."""

    lang: str
    text: str
    named: tuple[tuple[int, int, frozenset[str]], ...]


def spelling(person: Fictional, lang: str) -> str:
    """The name as the language writes it, "" where its habits are other people's."""
    return {kind: name for name, kind in (*person.names, *person.unrecorded)}.get(SPELLED[lang], "")


def inflected(name: str, lang: str) -> str:
    """A name as the language inflects it: possessive, genitive or dative by rule of thumb."""
    last = name[-1]
    if lang == "en":
        return name + "’s"
    if lang == "ru":
        return " ".join(
            word[:-1] + "ы" if word[-1] == "а" else word if word[-1] in "еиоуы" else word + "а" for word in name.split()
        )
    if lang == "kk":
        back = next((letter in _BACK for letter in reversed(name.lower()) if letter in "аоұыуяюәөүіе"), True)
        first = "н" if last in "аәоөүұиеыіу" else "т" if last in "кқпстшхһ" else "д"
        return name + first + ("ың" if back else "ің")
    return name + "نىڭ" if lang == "ug" else name


def article(lang: str, known: list[Fictional], strangers: list[Fictional], rng: random.Random) -> Article:
    """One article of WORDS words (Chinese: twice as many characters)."""
    told: list[tuple[str, str, frozenset[str] | None]] = []
    for person, own in [*((one, True) for one in known), *((one, False) for one in strangers)]:
        name = spelling(person, lang)
        if name:
            template = rng.choice(NAMING[lang])
            written = inflected(name, lang) if "{1}" in template else name
            told.append((template.replace("{1}", "{0}"), written, person.words if own else None))
    for person in strangers[:3]:
        place = spelling(person, lang)
        if place:
            told.append((PLACES[lang], place.split()[0].split("·")[0], None))
    while sum(len(one[0]) if lang == "zh" else one[0].count(" ") + 1 for one in told) < WORDS * (
        2 if lang == "zh" else 1
    ):
        told.append((rng.choice(FILLING[lang]), "", None))
    rng.shuffle(told)
    return _put_together(lang, told)


def _put_together(lang: str, told: list[tuple[str, str, frozenset[str] | None]]) -> Article:
    text, named = "", []
    for sentence, name, words in told:
        at = len(text) + sentence.find("{0}")
        if words is not None:
            named.append((at, at + len(name), words))
        text += sentence.replace("{0}", name) + ("" if lang == "zh" else " ")
    return Article(lang, text, tuple(named))


@dataclass
class Counted:
    """What was found in the articles of one language."""

    named: int = 0
    found: int = 0
    said: int = 0
    right: int = 0

    def add(self, one: Article, told: list[tuple[int, int, list[frozenset[str]]]]) -> None:
        """Count one article: a stretch is right where it overlaps a naming, and one of the persons has this name."""
        right = {
            (start, words)
            for start, end, words in one.named
            for a, b, persons in told
            if a < end and start < b and words in persons
        }
        self.named += len(one.named)
        self.found += len(right)
        self.said += len(told)
        self.right += sum(
            any(a < end and start < b and words in persons for start, end, words in one.named) for a, b, persons in told
        )


def make_archive(folder: Path, people: list[Fictional]) -> Index:
    """An archive that holds the recorded spellings of these people, and its index."""
    create_archive(folder, HANDLE, PASSPHRASE, clock, log_n=10)
    keyring = open_member(folder, HANDLE, PASSPHRASE)
    said = _statements(people)
    with Writer(folder, keyring, clock) as writer:
        while some := list(islice(said, _AT_ONCE)):
            writer.append("statements", {"case": encode_body(MEMBER, some)})
    return open_index(folder, keyring, Reader(folder, keyring))


def _statements(people: list[Fictional]) -> Iterator[Statement]:
    source = root_id("tes", 0)
    for number, person in enumerate(people):
        for name, lang in person.names:
            yield Statement(root_id("per", number), "name", name, source, lang=lang)


def measured(index: Index, people: list[Fictional], strangers: list[Fictional], count: int) -> Iterator[str]:
    """The rows of the table."""
    number_of = {root_id("per", number): number for number in range(len(people))}
    held = {person.words for person in people}
    outside = [person for person in strangers if person.words not in held and len(person.words) > 1]
    yield "| language | articles | persons named | precision | recall | CPU ms an article of 1,000 words |"
    yield "|---|---|---|---|---|---|"
    for lang in SPELLED:
        rng = random.Random(f"{SEED}{lang}")
        counted, took = Counted(), []
        writing = [one for one in people if spelling(one, lang) and len(one.words) > 1]
        for _ in range(count):
            one = article(lang, rng.sample(writing, NAMED), rng.sample(outside, STRANGERS), rng)
            started = time.process_time()
            found = mentions(index, one.text)
            took.append(time.process_time() - started)
            places: dict[tuple[int, int], list[frozenset[str]]] = {}
            for each in found:
                places.setdefault((each.start, each.end), []).append(people[number_of[each.person]].words)
            counted.add(one, [(*place, persons) for place, persons in places.items()])
        precision, recall = counted.right / max(1, counted.said), counted.found / max(1, counted.named)
        middle = statistics.median(took) * 1000
        yield f"| {lang} | {count} | {counted.named} | {precision:.3f} | {recall:.3f} | {middle:,.0f} |"


def main() -> None:
    """Make the archive and the articles, print the section."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--persons", type=int, default=20_000)
    arguments.add_argument("--articles", type=int, default=20)
    chosen = arguments.parse_args()
    drawn = list(crowd(chosen.persons + 2000, SEED, stock=6000))
    people, strangers = drawn[: chosen.persons], drawn[chosen.persons :]
    with tempfile.TemporaryDirectory() as folder, make_archive(Path(folder) / "archive", people) as index:
        rows = list(measured(index, people, strangers, chosen.articles))
    print(f"## Mentions\n\n`python -m bench.mentions`: {chosen.persons:,} made-up persons; articles of 1,000")
    print("words put together from sentences, half of the names in them strangers', some places called like names.")
    print(
        "Right: the stretch overlaps the name and one of the persons given for it has just this name. Limits: precision"
    )
    print(".95, recall .90.\n")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
