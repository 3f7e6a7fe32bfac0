"""What the search says in each language: the attributes that its script reads its words from.

Owns those attributes, and where a person's page lies seen from a language's folder. The script itself has no language
(search/search.js says which attributes it reads).
"""

import re
from collections.abc import Sequence

from guvah.site.labels import Labels

PAGE = "person/{shard}/{id}.html"
"""As paths.person_page, with the script's own placeholders."""


def search_words(labels: Labels) -> Sequence[tuple[str, str]]:
    """Return (name after `data-`, text) of all the search may say; {n}, {q} and {year} are left for the script."""
    say = labels.sentences.text
    fixed = [
        ("one", say("One person found")),
        ("some", say("Found: {n}")),
        ("more", say("The first {n} are shown. Add a word to find fewer.")),
        ("none", say("Nobody found for “{q}”. Try fewer words or another spelling.")),
        ("failed", say("The search could not be loaded. Use the list of people instead.")),
        ("born", say("born {year}")),
        ("why-same", say("this very spelling")),
        ("why-sounds", say("sounds the same")),
        ("why-near", say("similar")),
    ]
    status = labels.words["status"]
    known = [(f"status-{re.sub('[^a-z]+', '-', word)}", label) for word, label in status.items() if word != "unknown"]
    return [*fixed, ("status-unknown", say("What became of this person is not known")), *known]
