"""A machine that is busy with something else is slow, not wrong: no deadline for a single example."""

import hypothesis

hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")
