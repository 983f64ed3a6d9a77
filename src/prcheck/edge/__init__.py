"""The rim: the only modules that touch the network, files, git and GitHub."""
