"""What comes in: spreadsheets, saved pages, testimonies. Turns untrusted bytes into drafts; writes nothing."""
