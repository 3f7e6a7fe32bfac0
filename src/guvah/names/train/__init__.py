"""Learning the weights of names: run as `python -m guvah.names.train`, never at run time."""
