"""Hostile inputs of a megabyte each."""
