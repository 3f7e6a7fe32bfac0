"""Signed, sealed, append-only storage of opaque bytes. Knows nothing of people; docs/spec/vault.md is its law."""
