"""Which language and script a page is in: what it declares, corrected by the letters it is written with.

Owns that decision for whole pages. Never looks at single names: a name's script is the names floor's.
"""

import re

UYGHUR_LETTERS = re.compile("[ېۆۈۇەڭۋ]")
KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)
SCRIPTS = {
    "Arab": re.compile(r"[\u0600-\u06ff]"),
    "Cyrl": re.compile(r"[\u0400-\u04ff]"),
    "Hans": re.compile(r"[\u4e00-\u9fff]"),
    "Latn": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
WRITTEN_IN_SEVERAL = frozenset(("kk", "ug", "uz", "ky", "zh"))
_DECLARED = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_][A-Za-z0-9]+)*", re.IGNORECASE)
SAMPLE = 20_000


def page_language(declared: str, text: str) -> str:
    """Return a BCP 47 tag such as `ru`, `ug-Arab`, `zh-Hans`; '' where neither the page nor its letters tell."""
    sample = text[:SAMPLE]
    counts = {script: len(pattern.findall(sample)) for script, pattern in SCRIPTS.items()}
    script = max(counts, key=lambda one: counts[one])
    if not counts[script]:
        return ""
    match = _DECLARED.fullmatch(declared.strip())
    language = match[1].lower() if match else ""
    guessed = _guess(script, sample)
    if not language or not _fits(language, script):
        language = guessed
    traditional = language == "zh" and match is not None and (declared.lower().endswith(("tw", "hk", "hant")))
    if language in WRITTEN_IN_SEVERAL:
        return f"{language}-{'Hant' if traditional else script}"
    return language


def _fits(language: str, script: str) -> bool:
    """Say whether a declared language is plausible: pages keep `lang="en"` from the template they were made with."""
    written = {
        "Arab": ("ug", "kk", "ky", "ar", "fa", "ur"),
        "Hans": ("zh", "ja"),
        "Cyrl": ("ru", "kk", "ky", "uz", "uk"),
    }
    return language in written[script] if script in written else language not in ("ru", "zh", "ja", "ar", "fa", "ur")


def _guess(script: str, sample: str) -> str:
    if script == "Arab":
        return "ug" if len(UYGHUR_LETTERS.findall(sample)) * 20 > len(sample) else "ar"
    if script == "Cyrl":
        return "kk" if len(KAZAKH_LETTERS.findall(sample)) * 40 > len(sample) else "ru"
    return "zh" if script == "Hans" else ""
