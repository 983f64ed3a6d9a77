"""Every regular expression of prcheck, and how many steps a backtracking engine takes for it."""
