"""A stateful stand-in for GitHub's API on loopback; GitHub's own descriptions judge every request and answer."""
