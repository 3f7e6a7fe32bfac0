"""Tests of the handover floor."""
