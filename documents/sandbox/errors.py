"""How work in the sandbox may end without an answer. Its users turn these into refusals."""


class SandboxError(Exception):
    """The work gave no answer."""


class TimeLimit(SandboxError):
    """It took longer than it was given, by the clock or the processor."""


class MemoryLimit(SandboxError):
    """It asked for more memory than it was given."""


class Forbidden(SandboxError):
    """It tried to start a process or to use the network, and was ended for that."""


class Crashed(SandboxError):
    """The process ended without an answer, or with one that only a hostile process would give."""


class Failed(SandboxError):
    """The function raised an exception that nobody foresaw; its traceback is in the log."""


class AnswerTooLong(SandboxError):
    """The answer is longer than `answer.MAX_ANSWER` bytes."""
