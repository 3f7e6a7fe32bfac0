"""Where every page and file of the site lies, and what may be in an address.

Owns the site's addresses: folder by language, then person/<a character>/<public id>.html, so that no folder grows
past what a USB stick's file system bears. Never lets a public id that is not one, or a link that is not http(s), into
a page. All links are relative and name their file, so that the site works in any sub-folder and from file://.
"""

import re
from urllib.parse import urlsplit

from guvah.errors import BadInput, HostileInput
from guvah.model.ids import parse_public

_PUBLIC = re.compile(r"G-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]")
_UNSAFE_IN_LINK = re.compile(r"[\s\x00-\x20\x7f<>\"\\^`{|}]")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def public(untrusted_id: str) -> str:
    """Return a public id that is exactly one. Raises HostileInput otherwise: it becomes a file name."""
    if not _PUBLIC.fullmatch(untrusted_id):
        raise HostileInput("a released value has a public id that is none; the site was not built")
    try:
        parse_public(untrusted_id)
    except BadInput as error:
        raise HostileInput("a released value has a public id with a wrong check character") from error
    return untrusted_id


def shard(public_id: str) -> str:
    """Return the folder of a public id: its first character after `G-`, one of 32."""
    return public_id[2:3]


def person_page(language: str, public_id: str) -> str:
    """Return a person page's path from the site's root."""
    return f"{language}/person/{public_id[2:3]}/{public_id}.html"


def below_language(path: str) -> str:
    """Return a page's path without its language folder, for the switch to the same page in another language."""
    return path.partition("/")[2]


def person_record(public_id: str) -> str:
    """Return the path of a person's own JSON file."""
    return f"data/person/{public_id[2:3]}/{public_id}.json"


def place_page(language: str, public_id: str) -> str:
    """Return a facility page's path from the site's root."""
    return f"{language}/place/{public_id[2:3]}/{public_id}.html"


def web_link(untrusted_url: str) -> str:
    """Return an http(s) address that may stand in a link, '' for anything else (`javascript:`, `data:`, malformed)."""
    if _UNSAFE_IN_LINK.search(untrusted_url):
        return ""
    try:
        parts = urlsplit(untrusted_url)
    except ValueError:
        return ""
    return untrusted_url if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def mail_link(contact: str, public_id: str = "") -> str:
    """Return a mailto: address with the record's id as its subject, '' where the contact is no e-mail address."""
    if not _EMAIL.fullmatch(contact):
        return ""
    return f"mailto:{contact}?subject={public_id}" if public_id else f"mailto:{contact}"
