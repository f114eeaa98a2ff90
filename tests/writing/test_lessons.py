"""A lesson in the judge and in the writers: it is told, it weighs, it never refuses by itself."""

import json
from pathlib import Path

from agent.model import read_reply
from agent.text.traits import Around, shows
from agent.types.writing import Candidate, Taught
from agent.writing.judge import best, verdict
from agent.writing.opinions import Opinion, Opinions, WrittenReply
from agent.writing.writers.model import occasion_values
from agent.writing.writers.offline import OfflineWriter
from tests.writing.briefs import brief

RECORDED = Path(__file__).resolve().parents[1] / "recorded"
ASKS = Taught(7, "Don't end with a question", "ends-question", "mei refused this twice", told=True)
QUOTES = Taught(8, "Don't open with a quoted word", "opens-quote", "bo refused this", told=False)
QUESTION = Candidate("Paper boats, and nobody has asked whether they float. Would you?")
PLAIN = Candidate("Paper boats, and nobody has asked whether they float.")


def test_a_candidate_that_trips_bears_a_warning_that_names_the_lesson_and_who_gave_it() -> None:
    flags = verdict(QUESTION, brief(lessons=(ASKS,)), None).flags
    assert [(flag.code, flag.severity, flag.words) for flag in flags] == [
        ("lesson", "warn", "mei refused this twice: ends in a question")
    ]
    assert verdict(PLAIN, brief(lessons=(ASKS,)), None).flags == ()


def test_of_two_nearly_as_good_the_one_that_keeps_to_the_lesson_wins() -> None:
    told = brief(lessons=(ASKS,))
    verdicts = [verdict(QUESTION, told, 90.0), verdict(PLAIN, told, 40.0)]
    assert best([QUESTION, PLAIN], verdicts, 0, None) == 1
    assert best([QUESTION], verdicts[:1], 0, None) == 0


def test_one_that_is_far_better_wins_all_the_same() -> None:
    told = brief(lessons=(ASKS,))
    opinions = Opinions(opinions=(Opinion(number=0, score=9), Opinion(number=1, score=4)), best=0)
    pair = (QUESTION, PLAIN)
    verdicts = [verdict(c, told, None, opinions.of(n)) for n, c in enumerate(pair)]
    assert best(pair, verdicts, 0, opinions) == 0


def test_the_built_in_writer_takes_what_keeps_to_its_lessons() -> None:
    plain = OfflineWriter().write(brief()).candidates
    taught = OfflineWriter().write(brief(lessons=(QUOTES,))).candidates
    assert all(candidate.text.startswith("“") for candidate in plain)
    assert taught
    assert not any(candidate.text.startswith("“") for candidate in taught)


def test_where_every_frame_trips_it_still_writes() -> None:
    everything = Taught(9, "Keep it under 3 characters", "longer:3", "mei refused this", told=True)
    assert OfflineWriter().write(brief(lessons=(everything,))).candidates


def test_the_prompt_tells_what_is_to_be_told_and_names_nobody() -> None:
    assert occasion_values(brief(lessons=(ASKS, QUOTES)))["lessons"] == [
        "Don't end with a question"
    ]


def texts(replies: list[str]) -> list[str]:
    read = [read_reply(reply, WrittenReply) for reply in replies]
    return [
        found.text for each in read if isinstance(each, WrittenReply) for found in each.candidates
    ]


def test_a_language_model_that_was_told_left_the_habit_off() -> None:
    """Recorded: what it wrote before a reviewer refused a habit twice, and with the lesson told."""
    recorded = json.loads((RECORDED / "lessons.json").read_text("utf-8"))
    (habit,) = [row for row in recorded if row["trait"]]
    before = [shows(habit["trait"], text, Around()) for text in texts(habit["before"])]
    after = [shows(habit["trait"], text, Around()) for text in texts(habit["after"])]
    assert sum(before) > len(before) / 2
    assert not any(after)


def test_what_only_a_reader_can_see_was_heeded_too() -> None:
    (village,) = [
        r for r in json.loads((RECORDED / "lessons.json").read_text("utf-8")) if not r["trait"]
    ]
    people = ("Denzil", "Pasco", "Mrs Tregidgo")
    assert all(any(who in text for who in people) for text in texts(village["before"]))
    assert not any(who in text for who in people for text in texts(village["after"]))
