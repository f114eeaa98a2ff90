"""How near stories are to her interests in meaning, as far as it stands out among the stories of the day. Pure."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from agent.types.news import Story
from agent.types.persona import Interest

Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]

FEWEST = 12
"""With fewer stories nobody knows which nearness is usual."""
UNUSUAL, CLEAR = 2.5, 4.5
"""In usual spreads above the middle: from here on nearness counts, and from there on wholly. An embedder that
tells nothing puts one story in a hundred and sixty above the first."""
SPREAD = 1.4826  # the median deviation times this is a normal one's spread
SUMMARY = 300

Meant = Mapping[int, Mapping[str, float]]


def meant(stories: Sequence[Story], interests: Sequence[Interest], embed: Embed) -> Meant:
    """Story → interest → 0..1; what is not near at all is left out."""
    if len(stories) < FEWEST:
        return {}
    told = embed([text_of(story) for story in stories])
    wished = embed([text_of_interest(interest) for interest in interests])
    found: dict[int, dict[str, float]] = {}
    for interest, values in zip(interests, _cosines(wished, told), strict=True):
        for story, near in zip(stories, _standing_out(values), strict=True):
            if near > 0:
                found.setdefault(story.id, {})[interest.name] = round(near, 3)
    return found


def text_of(story: Story) -> str:
    summary = story.sources[0].summary if story.sources else ""
    return f"{story.title}\n{summary[:SUMMARY]}".strip()


def text_of_interest(interest: Interest) -> str:
    return f"{interest.name}: {', '.join(interest.keywords)}"


def _cosines(
    wished: Sequence[Sequence[float]], told: Sequence[Sequence[float]]
) -> list[list[float]]:
    """Row by interest, column by story."""
    import numpy

    rows, columns = (_unit(numpy.asarray(each, dtype=float)) for each in (wished, told))
    return (rows @ columns.T).tolist()  # type: ignore[no-any-return]


def _unit(vectors: Any) -> Any:
    import numpy

    lengths = numpy.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / numpy.maximum(lengths, 1e-12)


def _standing_out(values: Sequence[float]) -> list[float]:
    middle = median(values)
    spread = SPREAD * median(abs(value - middle) for value in values)
    if spread < 1e-9:
        return [0.0] * len(values)
    above = [(value - middle) / spread for value in values]
    return [min(1.0, max(0.0, (each - UNUSUAL) / (CLEAR - UNUSUAL))) for each in above]
