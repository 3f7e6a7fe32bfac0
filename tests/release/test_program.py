"""Which program this is."""

from guvah.release.program import files_digest


def test_the_digest_is_of_the_files_named() -> None:
    """The same packages give the same digest; another package, or one folder of it, another."""
    digests = [files_digest("guvah.release"), files_digest("guvah.model"), files_digest("guvah.model/kinds")]
    assert len(set(digests)) == 3
    files_digest.cache_clear()
    assert files_digest("guvah.release") == digests[0]
    assert files_digest("guvah.model", "guvah.release") != files_digest("guvah.release", "guvah.model")
