"""The public site: static pages from Released values only.

Owns pages, downloads, search files and the folder they are written into. Never sees a statement, a key or anything the
gate denied. `build.build_site` makes a site, `serve.serve` shows one on this machine. How it is translated:
docs/translations.md.
"""
