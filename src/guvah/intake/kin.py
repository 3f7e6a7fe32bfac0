"""How people are related, from everyday words to the vocabulary, and what the other one is to the first.

Owns the table and its reversal. Never decides that two people are related: it only reads words.
"""

import re

from guvah.model.kinds import schema

# word of the vocabulary -> everyday words for it
_WORDS = {
    "spouse": "wife husband partner fiance fiancee жена муж супруг супруга күйеуі әйелі жұбайы",
    "parent": "mother father mum mom dad stepmother stepfather мать отец мама папа мачеха отчим әкесі шешесі анасы",
    "child": "son daughter stepson stepdaughter сын дочь пасынок падчерица ұлы қызы баласы",
    "sibling": "brother sister half-brother half-sister twin брат сестра ағасы інісі әпкесі сіңлісі қарындасы",
    "grandparent": "grandmother grandfather grandma grandpa бабушка дедушка дед әжесі атасы",
    "grandchild": "grandson granddaughter внук внучка немересі",
    "uncle_aunt": "uncle aunt дядя тётя тетя нағашысы",
    "nephew_niece": "nephew niece племянник племянница жиені",
    "cousin": "cousin двоюродный двоюродная бөлесі",
    "in_law": (
        "sister-in-law brother-in-law mother-in-law father-in-law daughter-in-law son-in-law невестка зять свекровь "
        "свёкор свекор тёща теща тесть золовка деверь шурин свояченица келіні жеңгесі жездесі"
    ),
    "relative": "relative kin родственник родственница туысы",
    "friend": "friend друг подруга досы құрбысы",
    "neighbour": "neighbour neighbor сосед соседка көршісі",
    "colleague": "colleague coworker co-worker classmate коллега однокурсник одноклассник әріптесі",
    "acquaintance": "acquaintance знакомый знакомая танысы",
    "former detainee": "ex-detainee",
    "held_with": "cellmate fellow-detainee сокамерник сокамерница",
    "self": "myself me herself himself сам сама өзі",
    "lawyer": "advocate attorney адвокат",
    "guardian": "опекун қамқоршысы",
    "official": "policeman policewoman officer чиновник",
}
_REVERSED = {
    "parent": "child",
    "child": "parent",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
    "uncle_aunt": "nephew_niece",
    "nephew_niece": "uncle_aunt",
}
_SAME_BOTH_WAYS = frozenset(
    ("spouse", "sibling", "cousin", "in_law", "relative", "friend", "neighbour", "colleague", "acquaintance", "self")
) | {"held_with"}


def known_relations() -> list[str]:
    """Return the words of the vocabulary of relations."""
    return list(schema().vocabulary("relation").words)


def read_relation(untrusted: str) -> str | None:
    """Return the vocabulary's word for what somebody wrote (`sister-in-law` -> `in_law`), None if unknown."""
    word = re.sub(r"\s+", " ", untrusted.strip().lower())
    if word in known_relations():
        return word
    bare = re.sub(r"^(?:his|her|my|their|elder|older|younger|half|step|late)[ -]", "", word)
    for candidate in (word, bare, bare.replace(" ", "-")):
        for relation, words in _WORDS.items():
            if candidate in words.split():
                return relation
    return None


def reversed_relation(relation: str) -> str | None:
    """Return what the other one is to the first (`parent` -> `child`), None where that has no word."""
    if relation in _SAME_BOTH_WAYS:
        return relation
    return _REVERSED.get(relation)
