"""Benchmarks: figures with their limit or peer in the same run. Never part of the tests."""
