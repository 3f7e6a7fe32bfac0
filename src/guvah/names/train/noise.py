"""Slips of the pen and of the ear, so that the weights know them: what people who write names down really do.

Owns the kinds of slips. Never changes a name beyond recognition: at most a few slips a name. Deterministic for a
`random.Random`.
"""

import random
from functools import lru_cache

from guvah.names.pinyin import character_syllables
from guvah.names.scripts import script_of

_HEARD = {
    "Latn": [
        ("a", "e"), ("e", "i"), ("o", "u"), ("ö", "o"), ("ü", "u"), ("ë", "e"), ("ä", "a"), ("i", "y"), ("y", "i"),
        ("ı", "i"), ("ū", "u"), ("ğ", "g"), ("ş", "sh"), ("ñ", "n"), ("gh", "g"), ("g", "gh"), ("q", "k"), ("k", "q"),
        ("x", "h"), ("kh", "h"), ("h", "kh"), ("h", "x"), ("h", ""), ("zh", "j"), ("j", "zh"), ("j", "dj"),
        ("b", "p"), ("p", "b"), ("d", "t"), ("t", "d"), ("w", "v"), ("v", "w"), ("f", "p"), ("c", "k"), ("z", "s"),
        ("ay", "ai"), ("ai", "ay"), ("ey", "ei"), ("u", "oo"), ("i", "ee"), ("yi", "i"), ("s", "z"), ("sh", "ch"),
    ],
    "Cyrl": [
        ("а", "е"), ("е", "и"), ("и", "е"), ("о", "у"), ("у", "о"), ("ә", "а"), ("ә", "е"), ("ө", "о"), ("ү", "у"),
        ("ұ", "у"), ("қ", "к"), ("ғ", "г"), ("һ", "х"), ("х", "г"), ("х", "һ"), ("ң", "н"), ("і", "и"), ("ы", "и"),
        ("и", "ы"), ("д", "т"), ("т", "д"), ("б", "п"), ("п", "б"), ("ж", "дж"), ("җ", "ж"), ("җ", "дж"), ("ь", ""),
        ("в", "у"), ("й", "и"), ("я", "а"), ("з", "с"), ("һ", ""), ("ю", "у"), ("э", "е"), ("а", "ә"),
    ],
    "Arab": [
        ("ئ", ""), ("ە", "ا"), ("ې", "ى"), ("ى", "ې"), ("ى", "ی"), ("ۇ", "و"), ("ۈ", "ۇ"), ("ۆ", "و"), ("ق", "ك"),
        ("غ", "گ"), ("ھ", "خ"), ("خ", "ھ"), ("ك", "ک"), ("ي", "ى"), ("د", "ت"), ("ت", "د"), ("ب", "پ"), ("پ", "ب"),
        ("ۋ", "و"), ("ە", "ه"), ("ا", "ە"), ("ع", "غ"), ("ڭ", "ن"), ("ھ", ""),
    ],
}  # fmt: skip
_NEAR_SYLLABLES = (
    "a ha|ai a|bu pu|bai ba|de te|di ti|dou du|e a|fu pu|ge ke|gu ku|ha he|hai ha|he ke|ji zhi|ka ga|ke he|la le|"
    "li le|li lie|lu lou|mai man|mai mei|man mang|mi mai|mu mo|na nai|nu nuo|pa ba|pu fu|ri re|sa sha|se si|si xi|"
    "sha xia|shan san|su sou|tu tuo|wu hu|xi shi|ya yi|ye yi|yi ye|yu you|za zha|ze zi|zi ji|tai ta|ti di|ni nie|"
    "ken geng|ming min|xun sun|sen xin|er le|wa hua|she xie|shi si|tie te|que qiao|zuo zu"
)
_HONORIFICS = {
    "Latn": ("jan", "xan", "khan", "haji", "hajim", "axun", "qari"),
    "Cyrl": ("жан", "хан", "ҳаҗи", "ахун", "җан"),
    "Arab": ("جان", "خان", "ھاجى", "ئاخۇن"),
    "Hani": ("江", "汗", "阿吉", "阿洪"),
}
_DOTS = ("·", "•", ".", " ", "", "‧", "・")
_GAPS = (" ", "  ", "-", ", ", "", ".")


@lru_cache(maxsize=1)
def _homophones() -> dict[str, tuple[str, ...]]:
    """Syllable -> characters that write it in names of the lexicon and beside it."""
    usual = (
        "阿哈啊爱艾哎安巴八拜百白帕伯布不步部卜比毕碧别达大打德得地迪底丁多都杜杜度尔耳儿而法夫福甫富格葛盖古姑谷哈海合赫和河候胡"
        "霍加贾嘉杰吉季江疆姜卡喀凯克科可柯肯库苦昆拉腊喇来莱兰郎劳勒乐力里利丽历列林鲁卢路罗洛马玛买麦迈曼满毛梅美门孟米密"
        "明敏莫默姆木穆慕娜那纳奈乃尼妮涅宁努奴怒诺帕派潘皮匹坡普甫浦其奇齐恰乔切曲屈热日肉如茹瑞若撒萨沙赛塞散桑色森山善尚舍"
        "谢沈胜史什斯司思丝苏素孙塔它台太坦唐特提梯体铁帖土吐图托脱瓦万王威维文温翁沃吾乌五武西希喜夏先仙肖晓谢辛兴雪许亚牙雅娅"
        "颜叶也业伊依衣义易尹英尤玉于月则泽扎孜子兹佐祖"
    )
    found: dict[str, dict[str, None]] = {}
    for char in usual:
        for syllable in character_syllables(char)[:1]:
            found.setdefault(syllable, {})[char] = None
    return {syllable: tuple(chars) for syllable, chars in found.items()}


@lru_cache(maxsize=1)
def _near() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in _NEAR_SYLLABLES.split("|"):
        one, two = pair.split()
        found.setdefault(one, []).append(two)
        found.setdefault(two, []).append(one)
    return {one: tuple(others) for one, others in found.items()}


def slip(word: str, rng: random.Random) -> str:
    """A word with one slip."""
    script = script_of(word)
    if script == "Hani":
        return _other_character(word, rng)
    kind = rng.random()
    heard = [pair for pair in _HEARD.get(script, ()) if pair[0] in word]
    if heard and kind < 0.62:
        one, other = rng.choice(heard)
        places = [at for at in range(len(word)) if word.startswith(one, at)]
        at = rng.choice(places)
        return word[:at] + other + word[at + len(one) :]
    if len(word) < 3:
        return word
    at = rng.randrange(len(word) - 1)
    if kind < 0.74:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.87:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1 :]


def _other_character(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word))
    syllable = next(iter(character_syllables(word[at])), "")
    near = _near().get(syllable, ())
    if near and rng.random() < 0.35:
        syllable = rng.choice(near)
    choices = _homophones().get(syllable, ())
    return word[:at] + rng.choice(choices) + word[at + 1 :] if choices else word


def noisy(words: list[str], rng: random.Random) -> str:
    """A name of these words as somebody in a hurry wrote it: zero to three slips, other order, gaps, endearments."""
    script = script_of(words[0]) or "Latn"
    made = list(words)
    for _ in range(rng.choice((0, 1, 1, 1, 1, 2, 2))):
        at = rng.randrange(len(made))
        made[at] = slip(made[at], rng)
    if rng.random() < 0.08:
        made[0] += rng.choice(_HONORIFICS.get(script, _HONORIFICS["Latn"]))
    if len(made) > 1 and rng.random() < 0.12:
        made = [made[-1], *made[:-1]]
    if len(made) > 2 and rng.random() < 0.2:
        del made[rng.randrange(len(made))]
    usual = "·" if script == "Hani" else " "
    gap = usual if rng.random() < 0.7 else rng.choice(_DOTS if script == "Hani" else _GAPS)
    return gap.join(word for word in made if word)
