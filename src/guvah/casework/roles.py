"""Who may do what: one table, deny by default. What is not written here nobody may do.

Owns the table and the refusal's sentence. Never looks at an archive: the role comes from the signed roster. The verbs
by which a decision opens the gate are taken from `model.roster`, so that the door and the gate cannot disagree.
"""

from collections.abc import Mapping

from guvah.errors import NotAllowed
from guvah.model.roster import DECIDERS, GRANTERS, ROLES

_EVERYONE = frozenset(ROLES)
_HANDS_ON = frozenset({"editor", "reviewer", "custodian", "lead"})

TABLE: Mapping[str, frozenset[str]] = {
    # bringing in
    "collect": frozenset({"intake", "editor", "lead"}),
    "import": frozenset({"editor", "custodian", "lead"}),
    "capture": frozenset({"intake", "editor", "lead"}),
    # judging
    "retract": _HANDS_ON,
    "review": DECIDERS["review"],
    "origin": DECIDERS["origin"],
    "link": DECIDERS["link"],
    "settle": DECIDERS["settle"],
    "consent": DECIDERS["consent"],
    # stopping: whoever sees danger may stop, whoever answers for it may go on
    "withdraw consent": frozenset({"intake"}) | _HANDS_ON,
    "hold": frozenset({"intake"}) | _HANDS_ON,
    "unpublish": frozenset({"intake"}) | _HANDS_ON,
    "lift hold": DECIDERS["lift_hold"],
    # letting out
    "propose": DECIDERS["propose"],
    "approve": DECIDERS["approve"],
    "build site": _HANDS_ON,
    "hand over": frozenset({"custodian", "lead"}),
    # the archive itself
    "add member": GRANTERS,
    "read": _HANDS_ON | {"observer"},
    "rebuild": _HANDS_ON | {"observer"},
    "verify": _EVERYONE,
}


def allows(role: str, verb: str) -> bool:
    """Say whether a role may do a verb; an unknown role or verb may not."""
    return role in TABLE.get(verb, frozenset())


def require(role: str, verb: str) -> None:
    """Refuse what the role may not do, with a sentence that says who may. Raises NotAllowed."""
    if allows(role, verb):
        return
    who = [known for known in ROLES if allows(known, verb)]
    may = f"that is for {' or '.join(who)}" if who else "nobody may"
    yours = f"your role is {role}" if role in ROLES else "you have no role here that this device can read"
    raise NotAllowed(f"{verb}: {may}; {yours}. Nothing was written.")
