"""The site's search without a server: files that a page can load from a folder, and the programs that read them.

    build_search(people)                        every file, for a first build
    update_search(read, before, after)          the files that change where some people changed
    SearchPerson                                what is known of one person here

The browser computes the keys of guvah.names itself (spelling.js) from the same tables (fixed.py exports them).
"""

from guvah.site.search.build import build_search
from guvah.site.search.fixed import fixed_files
from guvah.site.search.person import SearchPerson
from guvah.site.search.update import update_search

__all__ = ["SearchPerson", "build_search", "fixed_files", "update_search"]
