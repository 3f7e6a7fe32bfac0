"""The verbs of the group: the only floor that writes. Each checks the role, does one thing, and leaves one signed entry."""
