"""The letter tables themselves, one TSV a script and language, each naming its source in its first line.

Owns nothing but files; `guvah.names.letters` reads them. docs/names.md says how to correct one.
"""
