"""Fictional people in every script: what the tests of this floor share. Örnek, Ülgi and Misal mean "example"."""

SPELLINGS = (
    ("Nurgül Örnek", "نۇرگۈل ئۆرنەك", "Нургуль Орнек", "Нұргүл Өрнек", "Nurgul Ornek", "努尔古丽·约尔乃克"),
    ("Batuqan Misal", "باتۇقان مىسال", "Батукан Мисал", "Батуқан Мисал", "Batukan Misal", "巴图坎·米萨力"),
    ("Ghalib Ülgi", "غالىب ئۈلگى", "Галиб Улги", "Ғалиб Үлгі", "Ghalib Ulgi"),
    ("Zeytune Chölpan", "زەيتۇنە چۆلپان", "Зейтуна Чолпан", "Зәйтүнә Чөлпан", "Zaytuna Cholpan"),
)
"""Spellings of one person each: Uyghur Latin and Arabic, Russian, Kazakh or Uyghur Cyrillic, English, Chinese."""

OTHERS = ("Serdar Misal", "Örnek Batuqan", "Мисал Сердар", "古丽·米萨力", "Nurgül Ülgi", "غالىب مىسال")
"""Other people, some sharing a word with the above."""
EVERYONE = tuple(name for person in SPELLINGS for name in person) + OTHERS
HOSTILE = (
    *(
        "",
        " ",
        "a",
        "'",
        "'" * 4,
        "-",
        "·",
        "0",
        "١٢٣",
        "1234",
        "😀",
        "👩\u200d👧",
        "\u200f\u200e\u202e",
        "\u0301",
        "\x00",
    ),
    *(
        "\ud7ff",
        "ﻻ",
        "ﷺ",
        "A" * 10_000,
        "ا" * 10_000,
        "买" * 10_000,
        "a b " * 5_000,
        "aяب买",
        "n\u0303" * 400,
        "İıſßŉǰ",
    ),
    *(
        "Mr",
        "unknown",
        "不详",
        "نامەلۇم",
        "Öрnек",
        "ٴٵ",
        "ئئئ",
        "김철수",
        "გია",
        "देव",
        "ҐґӁ",
        "x" * 41 + "я",
        "Ⅷ",
        "㍿",
    ),
    *("ﾊﾝ", "々", "𠮷"),
)
"""What a name field has held somewhere, or could."""
