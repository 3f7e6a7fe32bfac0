"""Commands that make the public site and show it on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from guvah.casework import releasing
from guvah.cli.door import Door
from guvah.cli.screen import as_json, note, progress, say
from guvah.site import build as building
from guvah.site import serve as serving

pages = typer.Typer(help="The public site: static pages for any web host or a USB stick.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.add_typer(pages, name="site")


@pages.command("build")
def build(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where the site is written; only what changed is.")],
    about: Annotated[Path, typer.Option(help="What the site says of itself: a YAML file with title and contact.")],
) -> None:
    """Build the site from what the gate lets through."""
    door: Door = context.obj
    described = releasing.read_about(about)
    with (
        door.session() as opened,
        progress("building") as tick,
        releasing.public_release(opened, described) as public,
    ):
        report = building.build_site(folder, public.archive, public.everybody, public.facilities, progress=tick)
    if door.as_json:
        as_json(report)
    else:
        say(f"{report.written:,} files written, {report.unchanged:,} unchanged, {report.removed:,} removed: {folder}")


@pages.command("serve")
def serve(
    folder: Annotated[Path, typer.Argument(help="A built site.")],
    port: Annotated[int, typer.Option(help="A port of this machine; 0 takes a free one.")] = 8380,
) -> None:
    """Show a built site on this machine only, until Ctrl-C."""
    with serving.serve(folder, port=port) as address:
        note(f"The site is at {address} (Ctrl-C ends).")
        serving.wait()
