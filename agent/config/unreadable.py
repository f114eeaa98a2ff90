"""Why a file's text could not be read, and the mend, in words for people who write files."""


def why_unread(problem: OSError | UnicodeDecodeError, where: str = "the starter config") -> str:
    """`where` tells whence a missing file may be copied."""
    if isinstance(problem, UnicodeDecodeError):
        return _undecoded(problem)
    if isinstance(problem, FileNotFoundError):
        return f"the file is missing; copy it from {where}"
    if isinstance(problem, PermissionError):
        return "may not be read by selfsame; give the file's right to read to whoever runs it"
    return f"cannot be read ({problem.strerror or 'the disk gave no reason'}); save it anew"


def _undecoded(problem: UnicodeDecodeError) -> str:
    whole = bytes(problem.object)
    if whole[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "is saved as UTF-16; save it as UTF-8"
    line = whole[: problem.start].count(b"\n") + 1
    return f"is not saved as UTF-8 (line {line} cannot be read); save it as UTF-8 in your editor"
