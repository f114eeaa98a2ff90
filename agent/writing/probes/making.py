"""How a probe is made of a pattern, of a function of one text, or of a share among posts in a row."""

import re
from collections.abc import Callable, Iterable, Iterator

from agent.types.probes import Break, Posts, Probe, Said, Strength

Find = Callable[[str], str | None]
"""What is wrong in one text, in its words; None or "" where nothing is."""


def never(name: str, strength: Strength, says: str, find: Find, *examples: str) -> Probe:
    """It may stand in no post."""

    def finds(posts: Posts) -> Iterator[Break]:
        for place, post in enumerate(posts):
            found = find(post.text)
            if found:
                yield Break(place, found)

    return Probe(name, strength, says, finds, tuple(Said(text) for text in examples))


def rarely(
    name: str, strength: Strength, says: str, find: Find, at_most: int, among: int, example: str
) -> Probe:
    """It may stand in so many posts among so many in a row."""

    def finds(posts: Posts) -> Iterator[Break]:
        hits: list[int] = []
        for place, post in enumerate(posts):
            found = find(post.text)
            if not found:
                continue
            hits.append(place)
            window = [hit for hit in hits if hit > place - among]
            if len(window) > at_most:
                yield Break(place, f"{found} ({len(window)} times in {among} posts)")

    return Probe(name, strength, says, finds, tuple(Said(example) for _ in range(at_most + 1)))


def words(*patterns: str) -> Find:
    """The first match of any of these."""
    every = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I | re.M)

    def find(text: str) -> str | None:
        found = every.search(text)
        return found[0].strip() or "(here)" if found else None

    return find


def of_posts(
    name: str, strength: Strength, says: str, finds: Callable[[Posts], Iterable[Break]], *examples: Said
) -> Probe:  # fmt: skip
    return Probe(name, strength, says, finds, examples)
