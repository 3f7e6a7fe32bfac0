"""Printing one page in one language: templates, labels and everything that stands on every page.

Owns what a template is given beside its own content: the archive's title, the language switch, the way back to the
site's root. One press a language a build. Never writes a file.
"""

from dataclasses import dataclass, field

import minijinja

from guvah.release.released import ReleasedArchive, ReleasedPerson
from guvah.site import paths
from guvah.site.catalog import OWN_NAMES, catalog
from guvah.site.claims import Writer
from guvah.site.finding_words import PAGE, search_words
from guvah.site.labels import Labels, labels
from guvah.site.person_view import person_view
from guvah.site.templating import environment

# lang/person/4/G-….html and lang/place/4/G-….html lie three folders below the root.
_UP_FROM_RECORD = "../../../"


@dataclass(frozen=True, slots=True)
class Press:
    """The templates and labels of one language, for one archive. `kept`: parts printed once for several pages."""

    language: str
    labels: Labels
    templates: minijinja.Environment
    writer: Writer
    contact: str
    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    def root(self, here: str) -> str:
        """Return the way from a page to the site's root; `here` is its path below the language's folder."""
        return minijinja.safe("../" * (here.count("/") + 1))

    def part(self, template: str, **content: object) -> str:
        """Print a part of a page (safe HTML)."""
        return minijinja.safe(self.templates.render_template(template, **content))

    def page(self, template: str, here: str, section: str, **content: object) -> bytes:
        """Print a page; `here` is its path below the language's folder."""
        return self.templates.render_template(
            template, root=self.root(here), here=minijinja.safe(here), section=section, **content
        ).encode()

    def person(self, person: ReleasedPerson) -> bytes:
        """Print a person's page."""
        view = person_view(person, self.writer, self.contact)
        return self.page("person.html", paths.below_language(paths.person_page("", person.id)), "person", p=view)


def press(language: str, languages: tuple[str, ...], archive: ReleasedArchive, facilities: frozenset[str]) -> Press:
    """Return the press of one language; `facilities` are the public ids that get a page."""
    others = [(code, OWN_NAMES[code], catalog(code).direction) for code in languages if code != language]
    known = labels(language)
    templates = environment(
        language,
        site_title=archive.title,
        fictional=archive.fictional,
        languages=others,
        contact=archive.contact,
        search_words=search_words(known),
        search_page=minijinja.safe(PAGE),
    )
    return Press(language, known, templates, Writer(known, facilities, _UP_FROM_RECORD), archive.contact)
