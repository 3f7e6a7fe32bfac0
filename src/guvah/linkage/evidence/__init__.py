"""What two records say for and against being one person, property by property, for one pair or for millions."""
