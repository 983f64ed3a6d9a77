"""What can go wrong outside the checked text; each error carries what its reader needs to act."""


class PrcheckError(Exception):
    """A failure with a remedy: `message` says what was found and expected, `tip` what to do."""

    exit_code = 3

    def __init__(self, message: str, tip: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.tip = tip


class UsageError(PrcheckError):
    """The command's words or input are wrong: no such file, not UTF-8, an unknown option."""

    exit_code = 2


class ConfigError(UsageError):
    """A settings file cannot be used: an unknown key, a wrong type, a template that cannot be read."""


class PatchError(PrcheckError):
    """A diff cannot be read or does not fit its file; the work goes on without it."""


class GitError(UsageError):
    """Git cannot answer: no repository here, no such revision, no git."""


class NetError(PrcheckError):
    """The network gave no answer that the work can go on with."""


class GitHubError(PrcheckError):
    """GitHub refused or lost something; `status` is its HTTP status, 0 where there was none."""

    def __init__(self, message: str, tip: str = "", status: int = 0) -> None:
        super().__init__(message, tip)
        self.status = status
