"""What comes in: spreadsheets, saved pages, testimony forms, each turned into drafts. Nothing here writes anywhere.

Everything read on this floor is untrusted: sizes, depths and encodings are bounded before anything is believed.
Specs: docs/spec/mapping.md, docs/spec/testimony.md.
"""
