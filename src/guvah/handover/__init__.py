"""Packages for named recipients, from Released values only; encrypted to them, never in clear on disk."""
