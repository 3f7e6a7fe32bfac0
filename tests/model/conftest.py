"""Properties of the model are about results, never about time: a busy machine fails no test."""

from hypothesis import settings

settings.register_profile("model", deadline=None)
settings.load_profile("model")
