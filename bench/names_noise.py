"""Spoilt spellings of any name: what pens, keyboards, clerks and habits do to it.

    noisy(name, script, rng)     one or two slips; script is Latn, Cyrl, Arab, Hani or pinyin
    without_part(name, rng)      one of several words left out
    beginning(name, rng)         as far as somebody has typed

Owns the kinds of slips and how often each happens. The tables are habits written down for this benchmark alone, none of
them taken from Guvah's own, so that Guvah is not measured by its own rules. The same seed gives the same slips.
"""

import random
import unicodedata
from collections.abc import Callable

from bench.fictional_names import slipped

Slip = Callable[[str, random.Random], str]

_RESPELT = {
    "Latn": "gh=g=ğ q=k x=kh=h zh=j=ž sh=ş=sch ch=ç=tsch w=v ë=e y=i=j ö=o ü=u=ue ä=e=a ng=ñ ū=u iya=ia yu=iu ow=ov",
    "Cyrl": "ғ=г қ=к ң=н=нг ү=у ұ=у ө=о=у һ=х=г ә=а=е=я җ=дж=ж і=и=ы й=и э=е ё=е",
    "Arab": "ې=ى=ي=ی ۋ=و=ۇ ۆ=و=ۈ گ=ك=ک غ=ع=گ خ=ح=ھ پ=ب چ=ج ڭ=نگ=ن ژ=ج=ز ق=ك ھ=ه=ح ە=ه=ا ئا=ا ئە=ە ئى=ى ئۇ=ۇ ٴ=",
    "pinyin": "zh=z ch=c=q sh=s=x q=k x=s g=k b=p d=t ai=e ao=o ei=e ou=o ue=e er=r en=n ng=n w=v y=i",
}
"""Ways to write the same or nearly the same sound, parted by `=`; any of them may stand for another."""
_VOWELS = ("aeä", "oöu", "uüo", "ieyı", "аеәя", "оөу", "уүұо", "иіые", "اە", "وۇۆۈ", "ىېي")
_CONSONANTS = ("bp", "dt", "gk", "zs", "lr", "mn", "бп", "дт", "гк", "зс", "лр", "мн", "بپ", "دت", "زس", "من")
_HOMOPHONES = tuple(
    """
    阿啊 艾爱埃哎 卜布不 都杜 热惹 西希席锡 提特体 买麦迈卖 木穆姆慕 合和贺 古固谷 丽力利里莉立 江姜
    尔耳 拜白百 吾乌吴 依伊衣 亚雅娅 玉于育 素苏 甫普 肉柔 孜兹则 努奴 斯司 库苦 克可柯 喀卡哈 帕怕 沙莎
    拉腊 曼满 汗罕 米密 吉基季 居朱 马玛麻 尼妮 那纳娜 扎孔 别比 叶耶 加贾嘉 道刀 巴芭 塔他 山珊 吐图土
    逊孙 奥欧 赛塞 迪地 达大 海亥 萨撒 莫默 洛罗 波博 多朵 科柯 霍火 胡乎 如茹 鲁路 代戴 凯开 台泰 来莱
    谢歇 杰洁 肖晓 舒书 雪学 祖租 再在 佐左 皮毗 派排 坡泊 果郭 戈哥 盖该 约月 恩思 日入 绕饶 尧姚
    """.split()  # noqa: SIM905 a table, one row of characters that sound alike after another
)
_DOTS = "·•・.‧ "
_ENDEARMENTS = {
    "Latn": ("jan", "xan", "khan", " Haji", " haji"), "Cyrl": ("жан", "хан", " Хаджи", " қари"),
    "Arab": ("جان", "خان", " ھاجى"), "Hani": ("江", "汗", "哈吉"), "pinyin": ("jiang", "han", " Haji"),
}  # fmt: skip


def noisy(name: str, script: str, rng: random.Random) -> str:
    """A spelling with one slip, or two in three of ten names; the same name where no slip is possible."""
    wanted = 2 if rng.random() < 0.3 else 1
    kinds, weights = zip(*_slips(script), strict=True)
    seen = {"", name}
    for _ in range(20):
        spoilt: str = rng.choices(kinds, weights)[0](name, rng).strip()
        if spoilt not in seen:
            name, wanted = spoilt, wanted - 1
            seen.add(spoilt)
        if not wanted:
            break
    return name


def without_part(name: str, rng: random.Random) -> str:
    """The name with one of its words left out; as it is if it has one only."""
    parts = _words(name)
    if len(parts) < 2:
        return name
    parts.pop(rng.randrange(len(parts)))
    return " ".join(parts) if " " in name else "·".join(parts)


def beginning(name: str, rng: random.Random) -> str:
    """The first letters: the first word and some letters of the second, or half of the only one."""
    first = len(_words(name)[0])
    least = first + 2 if len(_words(name)) > 1 else max(1, first // 2)
    return name[: rng.randrange(least, max(least + 1, len(name)))]


def _slips(script: str) -> list[tuple[Slip, int]]:
    def respelt(name: str, rng: random.Random) -> str:
        return _respelt(name, _RESPELT[script], rng)

    def endeared(name: str, rng: random.Random) -> str:
        parts = _words(name)
        parts[rng.randrange(len(parts))] += rng.choice(_ENDEARMENTS[script])
        return ("·" if script == "Hani" else " ").join(parts)

    joints: list[tuple[Slip, int]] = [(endeared, 6), (_swapped, 10)]
    if script == "Hani":
        return [*joints, (_homophone, 55), (_dot, 20), (_dropped, 9)]
    letters: list[tuple[Slip, int]] = [(respelt, 30), (_neighbour_sound, 16), (slipped, 18), (_glued, 8), (_comma, 4)]
    cased: list[tuple[Slip, int]] = [(_small, 4), (_unaccented, 8)]
    return joints + letters + (cased if script != "Arab" else [])


def _words(name: str) -> list[str]:
    for dot in _DOTS:
        name = name.replace(dot, " ")
    return name.split() or [name]


def _respelt(name: str, table: str, rng: random.Random) -> str:
    """One group of letters written in another way that sounds nearly the same."""
    small = name.lower()
    ways = [row.split("=") for row in table.split()]
    places = [
        (at, one, row) for row in ways for one in row if one for at in range(len(small)) if small.startswith(one, at)
    ]
    if not places:
        return name
    at, one, row = rng.choice(places)
    other = rng.choice([way for way in row if way != one])
    return name[:at] + (other.capitalize() if name[at].isupper() else other) + name[at + len(one) :]


def _exchanged(name: str, groups: tuple[str, ...], rng: random.Random) -> str:
    """One letter in place of another of its group."""
    places = [(at, group) for at, char in enumerate(name) for group in groups if char.lower() in group]
    if not places:
        return name
    at, group = rng.choice(places)
    other = rng.choice([char for char in group if char != name[at].lower()])
    return name[:at] + (other.upper() if name[at].isupper() else other) + name[at + 1 :]


def _neighbour_sound(name: str, rng: random.Random) -> str:
    return _exchanged(name, _VOWELS if rng.random() < 0.65 else _CONSONANTS, rng)


def _homophone(name: str, rng: random.Random) -> str:
    return _exchanged(name, _HOMOPHONES, rng)


def _dot(name: str, rng: random.Random) -> str:
    """The dot between two Chinese words lost, or another one."""
    dot: str = rng.choice(("", "", *_DOTS))
    return dot.join(_words(name))


def _dropped(name: str, rng: random.Random) -> str:
    """A syllable left out of a long name."""
    at = rng.randrange(1, len(name)) if len(name) > 4 else 0
    return name[:at] + name[at + 1 :] if at else name


def _swapped(name: str, _rng: random.Random) -> str:
    """The last word first."""
    parts = _words(name)
    dot = next((dot for dot in _DOTS if dot in name), " ")
    return dot.join([parts[-1], *parts[:-1]])


def _glued(name: str, rng: random.Random) -> str:
    return name.replace(" ", rng.choice(("", "-")), 1)


def _comma(name: str, rng: random.Random) -> str:
    return name.replace(" ", rng.choice((", ", " . ", "  ")), 1)


def _small(name: str, rng: random.Random) -> str:
    return name.lower() if rng.random() < 0.7 else name.upper()


def _unaccented(name: str, _rng: random.Random) -> str:
    """Every accent lost, as on a keyboard without them."""
    parts = unicodedata.normalize("NFD", name.replace("ı", "i").replace("ə", "e"))
    return unicodedata.normalize("NFC", "".join(char for char in parts if not unicodedata.combining(char)))
