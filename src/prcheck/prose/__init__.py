"""A report in a contributor's words, as Markdown that no text from a pull request can break out of."""
