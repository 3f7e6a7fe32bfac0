"""Templates: translated when loaded, escaped always, strict about names."""

import minijinja
import pytest

from guvah.errors import BadInput
from guvah.site.catalog import Catalog
from guvah.site.templating import environment, template_source, translate

NAMES = (
    "data.html", "home.html", "method.html", "people.html", "person.html", "place.html", "places.html", "root.html",
    "sources.html",
)  # fmt: skip


def russian(**texts: str) -> Catalog:
    return Catalog("ru", {"A sentence.": "Фраза.", "Last {when}.": "Последний: {when}.", **texts}, {})


def test_sentences_are_translated_when_the_template_is_loaded() -> None:
    """A call becomes the translated sentence, its placeholders become expressions."""
    source = '<p>{{ _("A sentence.") }}</p>\n   <b>{{ _("Last {when}.", when=p.news) }}</b>\n'
    assert translate(source, russian()) == "<p>Фраза.</p>\n<b>Последний: {{ p.news }}.</b>"


def test_translation_cannot_write_html_or_template_code() -> None:
    """A translation is text: what looks like HTML is escaped and what looks like template code is refused."""
    assert translate('{{ _("A sentence.") }}', russian(**{"A sentence.": "<b>"})) == "&lt;b&gt;"
    with pytest.raises(BadInput):
        translate('{{ _("A sentence.") }}', russian(**{"A sentence.": "{{ secret }}"}))
    with pytest.raises(BadInput):
        translate('{{ _("A sentence.") }}', russian(**{"A sentence.": "{other}"}))


def test_sentence_that_would_not_be_translated_is_refused() -> None:
    """A call written in another form is an error, not an English sentence on a Russian page."""
    with pytest.raises(BadInput):
        translate("{{ _('A sentence.') }}", russian())


def test_values_are_escaped_and_unknown_names_refused() -> None:
    """Autoescape is on in every template and a missing value stops the build."""
    env = environment("en", site_title="<script>", fictional=False, languages=[], contact="")
    page = env.render_template("root.html", every_language=[])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    with pytest.raises(minijinja.TemplateError):
        env.render_template("root.html")


@pytest.mark.parametrize("name", [*NAMES, "base.html", "fields.html", "person_line.html", "search.html", "map.html"])
def test_templates_switch_nothing_off(name: str) -> None:
    """No template turns escaping off, carries inline style or script, or asks another site for anything."""
    source = template_source(name)
    for forbidden in (
        "|safe",
        "autoescape",
        "style=",
        "<style",
        "onclick",
        "onload",
        "javascript:",
        "http://",
        "https://",
    ):
        assert forbidden not in source
