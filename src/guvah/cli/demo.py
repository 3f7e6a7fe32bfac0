"""The demonstration: a fictional archive from nothing to a public site on this machine. `make demo` calls it.

Owns the story it tells. Uses the same verbs as everyone; its passphrases are written beside it, because nobody in it
exists.
"""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from guvah.casework import approval, capture, collect, founding, import_list, members, publish, releasing, review
from guvah.casework.session import Session, open_session
from guvah.cli.screen import note, say
from guvah.errors import UserError
from guvah.site.build import build_site
from guvah.site.serve import serve, wait

LEAD, REVIEWER = "ainur", "baqyt"
PASSPHRASE = "only fictional people live here"  # noqa: S105 - written beside the archive for everyone to try
MARK = "FICTIONAL.txt"


def register(app: typer.Typer) -> None:
    """Add the command to the door."""
    app.command("demo")(demo)


def demo(
    data: Annotated[Path, typer.Option(help="The fictional testimonies, pages and lists.")] = Path(
        "examples/fictional"
    ),
    out: Annotated[Path, typer.Option(help="Where the archive and the site are made; made anew each time.")] = Path(
        "demo"
    ),
    port: Annotated[int, typer.Option(help="The port of the site on this machine; 0 takes a free one.")] = 8380,
) -> None:
    """Build a fictional archive and serve its site here."""
    _begin(data, out)
    archive, site = out / "archive", out / "site"
    founding.found(archive, LEAD, PASSPHRASE)
    say(f"An archive in {archive}; {LEAD} is its lead.")
    with open_session(archive, LEAD, PASSPHRASE) as session:
        members.add_member(session, REVIEWER, "reviewer", PASSPHRASE)
        say(f"{REVIEWER} is in, as reviewer: what {LEAD} proposes, {REVIEWER} must approve.")
        _take_in(session, data)
        people = publish.select(session, tuple(session.index.roots("per")) + tuple(session.index.roots("fac")))
        review.verdict(session, people, review.REVIEWED)
        proposed = publish.propose(session, people)
        say(f"{proposed.proposed} records reviewed and proposed.")
        for reason, count in proposed.left_out:
            say(f"  {count} not: {reason}")
    with open_session(archive, REVIEWER, PASSPHRASE) as session:
        waiting = publish.select(session, everyone=True, waiting_only=True)
        approved = approval.approve(session, waiting, approval.looked_at(session, waiting))
        say(f"{approved.approved} approved by {REVIEWER}.")
        with releasing.public_release(session, releasing.read_about(data / "about.yaml")) as public:
            report = build_site(site, public.archive, public.everybody, public.facilities)
        say(f"The site: {report.written:,} files in {site}; it also works from a USB stick: open {site}/index.html.")
    with serve(site, port=port) as address:
        say(f"Look at it: {address}   (Ctrl-C ends)")
        say(f"Then try: {_try(archive, out)}")
        wait()


def _begin(data: Path, out: Path) -> None:
    if not (data / "about.yaml").exists():
        raise UserError("the fictional data is not here: run this in Guvah's own folder, or name it with --data")
    if out.exists() and any(out.iterdir()):
        if not (out / MARK).exists():
            raise UserError(f"{out} is not a demonstration; move it away, or name another folder with --out")
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("Nobody in this folder exists. It may be deleted.\n", encoding="utf-8")
    (out / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")


def _take_in(session: Session, data: Path) -> None:
    forms = sorted((data / "testimonies").glob("*.yaml"))
    receipts = [collect.add_testimony(session, form) for form in forms]
    say(f"{len(receipts)} testimonies about {len({one for each in receipts for one in each.people})} people, signed.")
    for mapping in sorted((data / "lists").glob("*.yaml")):
        report = import_list.import_list(session, mapping.with_suffix(".csv"), mapping)
        say(report.sentence())
    for page in sorted((data / "pages").iterdir()):
        captured = capture.capture(session, str(page))
        note(f"  kept a page: {captured.title}")


def _try(archive: Path, out: Path) -> str:
    options = f"-C {archive} --member {LEAD} --passphrase-file {out / 'passphrase.txt'}"
    return f".venv/bin/guvah {options} find нургуль"
