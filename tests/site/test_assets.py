"""Fixed files: style, fonts, headers."""

import re

from guvah.site import assets
from guvah.site.templating import template_source


def test_style_is_small_and_every_font_it_names_is_there() -> None:
    """The style sheet stays under 20 kB and every font it names is shipped, small and with its licence."""
    files = dict(assets.fixed_files())
    style = files["style/guvah.css"].decode()
    assert len(style.encode()) < 20_000
    fonts = set(re.findall(r"url\(([^)]*)\)", style))
    assert fonts
    assert {f"style/{font}" for font in fonts} == {path for path in files if path.endswith(".woff2")}
    assert "SIL OPEN FONT LICENSE" in files["style/fonts/OFL.txt"].decode()
    assert all(len(content) <= 16_000 for path, content in files.items() if path.endswith(".woff2"))


def test_style_uses_logical_directions_only() -> None:
    """Nothing is placed left or right: the same sheet serves both writing directions."""
    style = dict(assets.fixed_files())["style/guvah.css"].decode()
    assert not re.search(
        r"(?:margin|padding|border)-(?:left|right)|[\s;{](?:left|right)\s*:|text-align:\s*(?:left|right)", style
    )


def test_headers_and_pages_ask_for_the_same_policy() -> None:
    """The policy in each page is the one in the headers, which also forbid framing."""
    for name in ("base.html", "root.html"):
        assert f'content="{assets.POLICY}"' in template_source(name)
    headers = assets.host_headers()
    assert headers.startswith("/*\n")
    assert "frame-ancestors 'none'" in headers
    assert "nosniff" in headers


def test_program_digest_is_stable() -> None:
    """The digest is of the program alone."""
    assert assets.program_digest() == assets.program_digest()
    assert len(assets.program_digest()) == 64
