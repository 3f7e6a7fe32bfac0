"""What can be said: statements, kinds, values and the fold. Pure: no clock, no disk, no key."""
