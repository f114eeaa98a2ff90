"""Saying things again: whole posts, beginnings, endings, angles, her line."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from agent.text.folding import letters
from agent.text.sameness import same_opening, similarity
from agent.types.persona import Persona
from agent.types.probes import Break, Posts, Probe, Said
from agent.types.speaking import Angle
from agent.writing.probes.making import of_posts, rarely

LATELY = 25
AGAIN, NEAR, SAME = 0.5, 0.35, 0.95
ENDING, SHORT_OPENING = 8, 2
ANGLE_DAYS = timedelta(days=30)
_LAMP = Said("The lamp is lit and the kettle is on, and nobody has come up the stairs.")


def _likeness(least: float, most: float, among: int) -> Callable[[Posts], Iterator[Break]]:
    def finds(posts: Posts) -> Iterator[Break]:
        for place, post in enumerate(posts):
            for earlier in range(max(0, place - among), place):
                likeness = similarity(post.text, posts[earlier].text)
                if least <= likeness < most:
                    yield Break(place, f"{likeness:.2f} like post {earlier + 1}")
                    break

    return finds


def _openings(posts: Posts) -> Iterator[Break]:
    for place, post in enumerate(posts):
        for earlier in range(place):
            if same_opening(post.text, posts[earlier].text):
                yield Break(place, f"begins as post {earlier + 1}")
                break


def _endings(posts: Posts) -> Iterator[Break]:
    seen: dict[str, int] = {}
    for place, post in enumerate(posts):
        ending = letters(post.text)[-ENDING:]
        if len(ending) == ENDING and ending in seen:
            yield Break(place, f"ends as post {seen[ending] + 1}")
        seen.setdefault(ending, place)


def _same_first_words(posts: Posts) -> Iterator[Break]:
    """Three of the last ten begin with the same two characters, or the same word."""
    for place in range(len(posts)):
        firsts = [_first(post.text) for post in posts[max(0, place - 9) : place + 1]]
        if firsts[-1] and Counter(firsts)[firsts[-1]] > 3:
            yield Break(place, f"begins with “{firsts[-1]}” once more")


def _first(text: str) -> str:
    first = text.strip().split(" ", 1)[0]
    return first if first.isascii() else text.strip()[:SHORT_OPENING]


def _steady_ends(posts: Posts) -> Iterator[Break]:
    """Six posts in a row that end in a sentence of twelve characters or less."""
    short = [_ends_short(post.text) for post in posts]
    for place in range(5, len(posts)):
        if all(short[place - 5 : place + 1]):
            yield Break(place, "ends in a very short sentence, as the five before it")


def _ends_short(text: str) -> bool:
    parts = [part for part in text.replace("。", ".").replace("，", ",").split(".") if part.strip()]
    return len(parts) > 1 and len(letters(parts[-1])) <= 12


SAMENESS: tuple[Probe, ...] = (
    of_posts("said-before", "hard", "says nothing twice", _likeness(SAME, 2.0, 10_000), _LAMP, _LAMP),
    of_posts("said-lately", "hard", "is less than half like her last 25 posts",
             _likeness(AGAIN, 2.0, LATELY), _LAMP, Said(_LAMP.text + " Still.")),
    of_posts("near-before", "soft", "is not much like her last 25 posts", _likeness(NEAR, AGAIN, LATELY),
             _LAMP, Said("The lamp is lit and the kettle is on. Mrs Tregidgo has the ladder, and will not say why.")),
    of_posts("openings", "hard", "begins no two posts with the same twelve letters", _openings, _LAMP,
             Said("The lamp is lit again tonight.")),
    of_posts("endings", "soft", "ends no two posts with the same eight letters", _endings, _LAMP,
             Said("Nobody else has come up the stairs.")),
    of_posts("first-words", "soft", "begins at most three of ten posts with the same word", _same_first_words,
             *[Said(f"The {word} is out.") for word in ("lamp", "goat", "kettle", "parish")]),
    of_posts("short-ends", "soft", "doesn't end six posts in a row in a very short sentence", _steady_ends,
             *[Said(f"Number {n} went out after dark. It did.") for n in range(6)]),
)  # fmt: skip


def of_sameness(persona: Persona) -> tuple[Probe, ...]:
    angles = (_budget(angle) for angle in persona.file.voice.angles)
    return (*SAMENESS, *_catchphrase(persona), *angles)


def _catchphrase(persona: Persona) -> tuple[Probe, ...]:
    phrase = persona.file.voice.catchphrase
    if phrase is None:
        return ()
    wanted = letters(phrase.text)

    def find(text: str) -> str | None:
        return phrase.text if wanted in letters(text) else None

    says = f"her line at most once in {phrase.once_in} posts"
    return (rarely("catchphrase", "hard", says, find, 1, phrase.once_in, f"{phrase.text}。"),)


def _budget(angle: Angle) -> Probe:
    """By the posts' own times; those that bear none count as of one month."""

    def finds(posts: Posts) -> Iterator[Break]:
        taken: list[tuple[int, datetime | None]] = []
        for place, post in enumerate(posts):
            if post.angle != angle.name:
                continue
            at = datetime.fromisoformat(post.at) if post.at else None
            taken.append((place, at))
            month = [each for _, each in taken if not at or not each or at - each < ANGLE_DAYS]
            if len(month) > angle.at_most:
                yield Break(place, f"“{angle.name}” {len(month)} times in thirty days")

    says = f"takes the angle “{angle.name}” at most {angle.at_most} times in thirty days"
    examples = [Said(f"{number}", angle=angle.name) for number in range(angle.at_most + 1)]
    return of_posts(f"angle:{angle.name}", "soft", says, finds, *examples)
