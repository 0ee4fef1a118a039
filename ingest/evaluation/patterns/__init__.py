"""Expressions of the measures."""
