"""The one gate: decides what may leave, for whom, and says why not. Default is no. Writes nothing."""
