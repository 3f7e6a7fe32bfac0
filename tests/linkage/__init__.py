"""Tests of the linkage floor."""
