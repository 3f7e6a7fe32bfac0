"""The door at the terminal. Reads words, asks casework and the reading floors, prints; decides nothing and never touches the vault."""
