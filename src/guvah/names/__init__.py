"""Scripts and spellings: reads every orthography into sounds. Knows no person and keeps nothing."""
