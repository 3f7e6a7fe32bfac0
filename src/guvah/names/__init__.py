"""Names across scripts: readings, lookup keys, similarity. A stranger to statements and vaults: text in, values out.

    normalise(text)           one form for case, Unicode form, direction marks
    script_of(text)           Latn Cyrl Arab Hani
    readings(name, lang)      the sounds a spelling can stand for
    parts(name)               names, titles
    han_likelihood(words)     how likely words are a Chinese or Hui name
    equivalents(word)         other forms one person is written by; equivalent(a, b) the weight of a pair
    keys(name, lang)          what to look up in an index table
    similarity(a, b)          how likely two spellings are one name; similarities(pairs) for many
    explain(a, b)             why, in a sentence and letter by letter
    transliterations(name)    its plausible spellings in the other scripts
    encode(name)              a name packed, to be kept; score_many(query, packed) compares one name with many of them
    fold_text(text)           running text for full-text search

docs/names.md explains the tables.
"""

from guvah.names.among import Among
from guvah.names.encoding import encode
from guvah.names.equivalents import Equivalent, equivalent, equivalents
from guvah.names.explaining import Explanation, explain
from guvah.names.fold import fold_text
from guvah.names.keys import keys
from guvah.names.mode import han_likelihood
from guvah.names.parts import parts
from guvah.names.reading import Reading, readings
from guvah.names.scripts import main_script, normalise, script_of
from guvah.names.similarity import score_many, similarities, similarity
from guvah.names.transliteration import Transliteration, transliterations

__all__ = [
    "Among",
    "Equivalent",
    "Explanation",
    "Reading",
    "Transliteration",
    "encode",
    "equivalent",
    "equivalents",
    "explain",
    "fold_text",
    "han_likelihood",
    "keys",
    "main_script",
    "normalise",
    "parts",
    "readings",
    "score_many",
    "script_of",
    "similarities",
    "similarity",
    "transliterations",
]
