"""Who may be the same person: proposals with reasons. Decides nothing; people do."""
