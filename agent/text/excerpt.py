"""The one line of a long text that is nearest to something: what a prompt is told of it. Pure."""

LONG_LINES, LONG = 3, 240
"""Of so many lines, or so many characters, a text is told by one line of it."""
LONGEST_LINE = 120


def nearest_line(text: str, about: str) -> str:
    """A short text whole; of a long one the line that shares most with `about`, marks of what was left out around it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    if len(lines) < LONG_LINES and len(text) <= LONG:
        return text
    wanted = _grams(about)
    best = max(range(len(lines)), key=lambda at: (len(_grams(lines[at]) & wanted), -at))
    line = lines[best]
    cut = line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"
    return f"{'… ' if best else ''}{cut}{' …' if best < len(lines) - 1 and cut == line else ''}"


def _grams(text: str) -> set[str]:
    plain = "".join(text.casefold().split())
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
