"""Counts that cannot be turned back into people: suppressed below k, with complementary suppression."""
