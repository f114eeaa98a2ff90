"""Who may do what, as data: the least role for each of the desk's addresses."""

import re

from agent.types.seats import Role

NOBODY_NEEDED = re.compile(
    r"/(healthz|readyz|login|login/invited|logout|api/openapi\.json|once/[^/]+|static/.*|page(/.*)?)"
)
"""Open to whoever reaches the desk: signing in, her public pages, and links that are a key of their own."""

_DRAFT_VERBS = (
    "approve|edit|editing|reject|redo|snooze|reschedule|next-moment|swap|undo|shelve|seen"
)
WRITES: tuple[tuple[str, Role], ...] = (
    (rf"/drafts/\d+/({_DRAFT_VERBS})", "reviewer"),
    (rf"/api/drafts/[^/]+/({_DRAFT_VERBS})", "reviewer"),
    (r"/drafts/\d+/variants/[^/]+/(write|word|approve|reject|back)", "reviewer"),
    (r"/drafts/\d+/files(/\d+/(describe|out))?", "reviewer"),
    (r"/api/variants/write", "reviewer"),
    (r"/batch/(approve|undo)", "reviewer"),
    (r"(/api)?/(hold|lift)", "reviewer"),
    (r"/deliveries/[^/]+/(out|not-out|again)", "reviewer"),
    (r"/accounts/[^/]+/[^/]+/again", "reviewer"),
    (r"/amendments/[^/]+/done", "reviewer"),
    (r"(/api)?/posts/[^/]+/(take-down|correct)", "reviewer"),
    (
        r"/life/[^/]+/(told|told/[^/]+/back|mood|heard|heard/[^/]+/seen|regulars/forget|stayed)",
        "reviewer",
    ),
    (r"/api/life/(heard|forget|commission)", "reviewer"),
    (r"(/api)?/cards/[^/]+/(out|gone|not)", "reviewer"),
    (r"(/api)?/shelf/[^/]+/(back|put)", "reviewer"),
    (r"/memory/[^/]+/keep/[^/]+", "reviewer"),
    (r"/memory/[^/]+/teachers", "reviewer"),
    (r"/api/memory/(keep|mute)", "reviewer"),
    (r"/api/memory/(search|timeline|one|threads|beliefs|lessons)", "reader"),
    (r"/api/write", "reviewer"),
    (r"/language", "reader"),
    (r"/seat/.*", "reader"),
    (r"/api/seat/.*", "reader"),
)
"""Changes that need no owner; whatever isn't named here does."""
READS: tuple[tuple[str, Role], ...] = (
    (r"(/api)?/(people|key|notices|costs)(/.*)?", "owner"),
    (r"/batch", "reviewer"),
)
"""Pages that not everybody sees who is signed in: with nothing to read that doesn't stand elsewhere, or an owner's own."""


def needed(method: str, path: str) -> Role | None:
    """The least role for this request; None where nobody need be signed in."""
    if NOBODY_NEEDED.fullmatch(path):
        return None
    reads = method in ("GET", "HEAD", "OPTIONS")
    for pattern, role in READS if reads else WRITES:
        if re.fullmatch(pattern, path):
            return role
    return "reader" if reads else "owner"
