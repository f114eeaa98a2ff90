"""A rehearsal's verdict in sentences. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Together:
    """What can be said of two sides only together."""

    moments: int = 0
    same: int = 0
    """At so many moments both spoke of the same subject."""
    silent: int = 0
    """At so many both were silent."""
    version: str = ""
    """Of both, where it is one."""
    offline: bool = True
    unread: tuple[str, ...] = ()
    """The keys in which they differ, where nothing here reads any of them."""


def verdict_words(
    sides: Sequence[Named], limits: Sequence[Limit], together: Together
) -> Iterator[str]:
    """First whether they can differ at all, then the limits, then what sets two versions apart."""
    if not sides[0][1].moments:
        yield "No moment was played to its end: nothing was measured."
        return
    if len(sides) == 2:
        yield from _one_and_the_same(together)
    yield from _limits(limits)
    if len(sides) == 2:
        yield from _apart(sides[0], sides[1], together)


def _one_and_the_same(together: Together) -> Iterator[str]:
    if together.version:
        words = (
            f"Both are the same version, {together.version}: none of her files or prompts differs"
        )
        yield (
            f"{words}." if together.offline else f"{words}; what differs below is the model's luck."
        )
    if together.unread:
        names = " and ".join(together.unread)
        yield (
            f"They differ in {names} only, which the built-in writer does not read, so nothing can change here; "
            "with a language model it stands in every prompt."
        )


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


def _apart(one: Named, two: Named, together: Together) -> Iterator[str]:
    (a, first), (b, second) = one, two
    yield _subjects(together)
    yield _voices(a, first, b, second)
    if first.posts != second.posts:
        more, most = (a, first) if first.posts > second.posts else (b, second)
        less = second if most is first else first
        yield f"“{more}” speaks more: {most.posts} posts against {less.posts}."
    if (first.flags or 0) != (second.flags or 0):
        fewer, few = (a, first) if (first.flags or 0) < (second.flags or 0) else (b, second)
        other = second if few is first else first
        yield f"“{fewer}” has fewer warnings: {few.flags or 0:.2f} a post against {other.flags or 0:.2f}."


def _subjects(together: Together) -> str:
    moments = "1 moment" if together.moments == 1 else f"{together.moments} moments"
    words = f"Both spoke of the same subject at {together.same} of {moments}"
    return (
        f"{words}, and both were silent at {together.silent}." if together.silent else f"{words}."
    )


def _voices(a: str, first: Figures, b: str, second: Figures) -> str:
    """Few posts say little: a difference within their own scatter is called none."""
    if first.voice is None and second.voice is None:
        return "Both wrote nothing, so there is no voice to compare."
    if first.voice is None or second.voice is None:
        silent = a if first.voice is None else b
        return f"“{silent}” wrote nothing, so their voices cannot be compared."
    if first.voice == second.voice:
        return f"Both sound equally like her ({first.voice:.0f} of 100)."
    return _unlike(a if first.voice > second.voice else b, first, second)


def _unlike(likest: str, first: Figures, second: Figures) -> str:
    assert first.voice is not None
    assert second.voice is not None
    figures = f"{first.voice:.0f} against {second.voice:.0f} of 100"
    if first.voice_error is None or second.voice_error is None:
        return (
            f"A single post cannot tell one voice from another ({figures}): rehearse more --days."
        )
    error = SIGNS * hypot(first.voice_error, second.voice_error)
    if abs(first.voice - second.voice) < error:
        return f"In voice so few posts show no sure difference ({figures}, ±{error:.0f})."
    return f"“{likest}” sounds more like her ({figures}, ±{error:.0f})."
