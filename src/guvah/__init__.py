"""Guvah ("witness"): testimonies about detained and disappeared people, kept, checked, published and handed over."""

__version__ = "0.1.0"
