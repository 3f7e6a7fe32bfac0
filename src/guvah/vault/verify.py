"""Checking a whole archive, with keys (everything) or blind (all but the insides). Spec: "Rejection".

Owns the report. Never mends anything, never stops at the first problem, never says what a body holds.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from guvah.errors import DamagedArchive, GuvahError, NewerFormat
from guvah.vault import layout
from guvah.vault.charter import Charter
from guvah.vault.checkpoint import Cosigner
from guvah.vault.codes import Code, Problem, problem
from guvah.vault.feedcheck import FeedCheck
from guvah.vault.format import Entry
from guvah.vault.heads import read_archive_id, read_introduction
from guvah.vault.keyring import Keyring
from guvah.vault.ledger import feed_folders, gather_ledger
from guvah.vault.marks import read_mark, write_mark
from guvah.vault.merkle import EMPTY_TREE, Frontier
from guvah.vault.objectcheck import ObjectCheck
from guvah.vault.scan import FEED, Listing, list_feed, strangers
from guvah.vault.witness import check_witnesses

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FeedReport:
    """One feed: the tree over the entries that its newest good checkpoint signs, and the last entry's clock."""

    feed: str
    tree: Frontier
    last: str


@dataclass(slots=True)
class Report:
    """What verify found. `files` and `bytes` lie in the feeds; `locked` objects could not be opened for want of a key;
    `unsigned` entries and `unnamed` objects are what a crash left beyond the last checkpoint: harmless.
    """

    archive: str = ""
    feeds: list[FeedReport] = field(default_factory=list)
    entries: int = 0
    objects: int = 0
    files: int = 0
    bytes: int = 0
    locked: int = 0
    unsigned: int = 0
    unnamed: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.problems


def verify(
    archive: Path,
    keyring: Keyring | None,
    progress: Progress | None = None,
    cosigners: Collection[Cosigner] = (),
) -> Report:
    """Check every file of an archive; blind where `keyring` is None. `progress` is given (bytes done, bytes in all).

    Damage is reported, not raised; raises Unavailable only where the disk refuses.
    """
    report = Report()
    try:
        report.archive = read_archive_id(archive)
    except (DamagedArchive, NewerFormat) as error:
        report.problems.append(_of_error(error, layout.ARCHIVE_FILE))
        return report
    audit = _Audit(archive, keyring, progress, cosigners, report)
    audit.list()
    audit.read_charter()
    for feed in audit.listings:
        audit.check_feed(feed)
    audit.judge_charter()
    report.problems = sorted(set(report.problems), key=lambda one: (one.where, one.code))
    return report


def remember(archive: Path, report: Report) -> None:
    """Let this device remember each feed of a sound report, so that a later rollback is noticed. Raises Unavailable."""
    for feed in report.feeds if report.sound else ():
        mark = read_mark(archive, feed.feed)
        if mark is None or mark.size < feed.tree.size:
            write_mark(archive, feed.feed, feed.tree)


@dataclass(slots=True)
class _Audit:
    """One run of verify. `whole`: every control entry could be read; `founded`: the founding feed is here."""

    archive: Path
    keyring: Keyring | None
    progress: Progress | None
    cosigners: Collection[Cosigner]
    report: Report
    listings: dict[str, Listing] = field(default_factory=dict)
    charter: Charter = field(default_factory=lambda: Charter(""))
    whole: bool = True
    founded: bool = True
    done: int = 0

    def list(self) -> None:
        """List every file by name."""
        for path in strangers(self.archive):
            self._complain(Code.UNEXPECTED_FILE, path)
        for feed in feed_folders(self.archive):
            if FEED.match(feed) and (self.archive / layout.FEEDS / feed).is_dir():
                listing = list_feed(self.archive / layout.FEEDS / feed)
                self.listings[feed] = listing
                self.report.files += listing.files
                self.report.bytes += listing.bytes

    def read_charter(self) -> None:
        """Fold the charter from what can be read; the damage itself is named by check_feed."""

        def damage(_feed: str, _error: GuvahError) -> None:
            self.whole = False

        try:
            self.charter = gather_ledger(self.archive, self.report.archive, damage).charter
        except DamagedArchive:
            self.whole, self.founded = False, False

    def check_feed(self, feed: str) -> None:
        """Check one feed's entries, objects, witnesses and this device's memory of it."""
        listing = self.listings[feed]
        for strange in listing.strange:
            self._complain(Code.UNEXPECTED_FILE, f"{layout.feed_folder(feed)}/{strange}")
        try:
            introduction = read_introduction(self.archive, self.report.archive, feed)
        except (DamagedArchive, NewerFormat) as error:
            self.report.problems.append(_of_error(error, layout.entry_path(feed, 0)))
            return
        public = bytes.fromhex(introduction.public or "")
        check = FeedCheck(self.archive, self.report.archive, feed, public, listing)
        mark = read_mark(self.archive, feed)
        check.wanted |= {*listing.cosignatures.values(), mark.size if mark else 0}
        self._run(check)
        check_witnesses(check, self.cosigners)
        if mark and mark.size > check.size and check.size == max(listing.checkpoints, default=0):
            self._complain(Code.ROLLBACK, layout.feed_folder(feed))
        elif mark and not check.bad and mark.size in check.roots and check.roots[mark.size] != mark.root():
            self._complain(Code.FORK, layout.feed_folder(feed))
        self.report.problems += check.problems

    def judge_charter(self) -> None:
        """Judge who was entitled to what, as far as the control entries could be read."""
        foreign = any(found.code == Code.FOREIGN_ARCHIVE for found in self.report.problems)
        if not self.founded and not foreign:
            self._complain(Code.FEED_MISSING, layout.FEEDS)
        if self.whole:
            self._judge_feeds()
            for refusal in self.charter.refused:
                if refusal.code is Code.NOT_ENTITLED:
                    self._complain(refusal.code, layout.entry_path(refusal.feed, refusal.seq))

    def _judge_feeds(self) -> None:
        for feed in set(self.listings) - set(self.charter.members):
            self._complain(Code.FEED_NOT_ADMITTED, layout.feed_folder(feed))
        for feed in set(self.charter.members) - set(self.listings):
            self._complain(Code.FEED_MISSING, layout.feed_folder(feed))
        for found in self.report.feeds:
            if found.tree.size > self.charter.caps.get(found.feed, found.tree.size):
                self._complain(Code.AFTER_DISMISSAL, layout.feed_folder(found.feed))

    def _run(self, check: FeedCheck) -> None:
        listed = check.listing.objects
        objects = ObjectCheck(self.archive, check.feed, self.charter, self.keyring, self.whole, set(listed))

        def on_entry(entry: Entry, size: int) -> None:
            before = objects.bytes
            objects.entry(entry)
            self.done += size + objects.bytes - before
            if self.progress is not None:
                self.progress(self.done, self.report.bytes)

        check.run(on_entry)
        self.report.problems += objects.problems
        self.report.entries += check.size
        self.report.objects += objects.checked
        self.report.locked += objects.locked
        self.report.unnamed += len(objects.unnamed)
        self.report.unsigned += sum(seq >= check.size for seq in check.listing.entries)
        self.report.feeds.append(FeedReport(check.feed, check.tree or EMPTY_TREE, check.hlc))

    def _complain(self, code: Code, where: str) -> None:
        self.report.problems.append(problem(code, where))


def _of_error(error: GuvahError, where: str) -> Problem:
    return problem(Code(error.code) if isinstance(error, DamagedArchive) else Code.NEWER_FORMAT, where)
