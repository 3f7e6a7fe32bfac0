"""The door at the terminal: reads words, asks casework and the reading floors, prints.

Decides nothing and never touches the vault.
"""
