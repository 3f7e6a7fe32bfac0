"""Tests of what two records say for and against being one person."""
