"""What she said, or was refused, is not said again; angles wear out before words do."""

from collections.abc import Iterable

from agent.text.folding import letters
from agent.text.sameness import same_opening, similarity
from agent.text.second_words import goes_on
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.check import refuse, warn

LATELY, SIMILAR_LATELY = 25, 0.5
SIMILAR, SAME = 0.8, 0.95
RETELLS = 0.6
OPENINGS_LOOKED_AT = 200
LEAST_OF_ITS_OWN = 8


def is_not_said_again(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """A turn of phrase may come back after twenty-five posts, which a person is told; a text may not."""
    said = _besides_its_thread(candidate, brief)
    for ago, post in enumerate(brief.spoken.posts):
        likeness = similarity(said, post)
        if likeness >= (SIMILAR_LATELY if ago < LATELY else SAME):
            yield refuse("repeats", f"says again what she said: “{_short(post)}”")
            return
        if likeness >= SIMILAR:
            yield warn(
                "like-before", f"is built like what she said {ago} posts ago: “{_short(post)}”"
            )
            return
    for text in brief.spoken.refused:
        if similarity(candidate.text, text) >= SIMILAR_LATELY:
            yield refuse("refused-before", f"comes close to what was refused: “{_short(text)}”")
            return


def _besides_its_thread(candidate: Candidate, brief: Brief) -> str:
    """A text that goes on with a thread may name it in the words in which she left it open."""
    touched = {candidate.closes_thread, candidate.takes_up} - {None}
    text = candidate.text
    for thread in brief.threads:
        if thread.id in touched:
            text = text.replace(thread.text.rstrip("。.!？?！"), "")
    return text if len(letters(text)) >= LEAST_OF_ITS_OWN else candidate.text


def opens_anew(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Openings of more than 12 characters are shared with no earlier post, her own line excepted."""
    phrase = brief.persona.file.voice.catchphrase
    if phrase and candidate.text.startswith(phrase.text[:12]):
        return
    for post in brief.spoken.posts[:OPENINGS_LOOKED_AT]:
        if same_opening(candidate.text, post):
            yield refuse("opening", f"opens like an earlier post: “{_short(post)}”")
            return


def does_not_retell(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for source in brief.sources:
        if similarity(candidate.text, source["title"]) >= RETELLS:
            yield warn("retells", f"retells the headline of {source['publisher']}")
            return


def says_that_it_goes_on(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Of news on what she spoke of before: no phrase proves it, so that a person decides."""
    if brief.occasion.news and not goes_on(candidate.text):
        day = brief.occasion.said_at[:10]
        yield warn(
            "as-if-first", f"she spoke of this on {day}, and the text doesn't let on", single=True
        )


def angle_is_not_spent(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    if candidate.angle in brief.spent_angles:
        yield warn("angle-spent", f"takes the angle “{candidate.angle}” again; its month is spent")


def thread_is_hers_and_open(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    open_ones = {thread.id for thread in brief.threads} | {brief.occasion.thread_id, None}
    for named in dict.fromkeys((candidate.closes_thread, candidate.takes_up)):
        if named not in open_ones:
            yield warn("thread", f"takes up thread {named}, which was not offered to her")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
