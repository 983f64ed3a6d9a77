"""Markdown text as a tree of blocks with source lines."""

from prcheck.markdown.blocks import Block, Blocks, normalise, read

__all__ = ["Block", "Blocks", "normalise", "read"]
