"""Metadata sources: one file each, pure."""
