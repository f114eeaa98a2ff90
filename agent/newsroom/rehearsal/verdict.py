"""A rehearsal's verdict in sentences. Pure."""

from collections.abc import Iterator, Sequence
from math import hypot

from agent.newsroom.rehearsal.figures import Figures, Limit

SIGNS = 2.0
"""A difference of so many standard errors is one."""
SAID = {
    "least_voice": ("sounds like her {found:.0f} of 100 on average", "at least {allowed:g}"),
    "most_silence": ("is silent at {found:.0%} of her moments", "at most {allowed:.0%}"),
    "most_flags": ("has {found:.2f} warnings a post", "at most {allowed:g}"),
    "most_sameness": ("is {found:.2f} like her nearest earlier post", "at most {allowed:g}"),
}

Named = tuple[str, Figures]


def verdict_words(sides: Sequence[Named], limits: Sequence[Limit], same: int) -> Iterator[str]:
    """First the limits, then what sets the two versions apart, if there are two."""
    if not sides[0][1].moments:
        yield "No moment was played to its end: nothing was measured."
        return
    yield from _limits(limits)
    if len(sides) == 2:
        yield from _apart(sides[0], sides[1], same)


def _limits(limits: Sequence[Limit]) -> Iterator[str]:
    for limit in limits:
        if limit.broken:
            yield f"Limit broken: {_found(limit)}; you allow {_allowed(limit)} ({limit.name})."
    if not limits:
        yield "No limits are set: write them under rehearse in persona.yaml."
    elif not any(limit.broken for limit in limits):
        kept = "Her limit holds" if len(limits) == 1 else f"All {len(limits)} limits hold"
        yield f"{kept}: {'; '.join(_found(limit) for limit in limits if limit.found is not None)}."


def _found(limit: Limit) -> str:
    if limit.found is None:
        return "she wrote nothing that could be measured"
    return "she " + SAID[limit.name][0].format(found=limit.found)


def _allowed(limit: Limit) -> str:
    return SAID[limit.name][1].format(allowed=limit.allowed)


def _apart(one: Named, two: Named, same: int) -> Iterator[str]:
    (a, first), (b, second) = one, two
    yield f"Both took the same story at {same} of {max(first.moments, second.moments)} moments."
    yield _voices(a, first, b, second)
    if first.posts != second.posts:
        more, most = (a, first) if first.posts > second.posts else (b, second)
        less = second if most is first else first
        yield f"“{more}” speaks more: {most.posts} posts against {less.posts}."
    if (first.flags or 0) != (second.flags or 0):
        fewer, few = (a, first) if (first.flags or 0) < (second.flags or 0) else (b, second)
        other = second if few is first else first
        yield f"“{fewer}” has fewer warnings: {few.flags or 0:.2f} a post against {other.flags or 0:.2f}."


def _voices(a: str, first: Figures, b: str, second: Figures) -> str:
    """Few posts say little: a difference within their own scatter is called none."""
    if first.voice is None or second.voice is None:
        return "One of them wrote nothing, so their voices cannot be compared."
    apart = first.voice - second.voice
    error = hypot(first.voice_error or 0, second.voice_error or 0)
    known = first.voice_error is not None and second.voice_error is not None
    figures = f"{first.voice:.0f} against {second.voice:.0f} of 100"
    if not known or abs(apart) < SIGNS * error:
        return f"In voice so few posts show no sure difference ({figures}, ±{SIGNS * error:.0f})."
    return f"“{a if apart > 0 else b}” sounds more like her ({figures}, ±{SIGNS * error:.0f})."
