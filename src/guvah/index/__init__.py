"""This machine's memory: one encrypted database folded from the vault. Never a source of truth; safe to delete."""
