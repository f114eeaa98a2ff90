"""The steps of the graph, each from state to what it adds; what they need comes in WritingTools."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from agent.types.news import Story
from agent.types.review import NewDraft
from agent.types.writing import Earlier, Flag, OpenThread, Spoken, Written, plain
from agent.writing.brief import Brief
from agent.writing.choose import choose
from agent.writing.judge import best, verdict, with_opinion
from agent.writing.situation import Situation
from agent.writing.state import (
    State,
    candidates_of,
    feeling_of,
    lessons_of,
    memories_of,
    occasion_of,
    spoken_of,
    spoken_plain,
    threads_of,
    verdicts_of,
)
from agent.writing.threads import settled
from agent.writing.tools import WritingTools
from agent.writing.trace import trace_of

Update = dict[str, Any]
EARLIEST_EXPIRY = timedelta(hours=2)  # after its time a draft has at least so long


def choosing(tools: WritingTools, state: State) -> Update:
    """An occasion, or silence; what became of each story is noted for the news page."""
    threads, spoken = tools.threads(), tools.spoken()
    if state.get("given"):
        return _given(state, threads, spoken)
    stories, speak_at = tools.stories(), _speak_at(tools, state)
    earlier, feeling = tools.earlier(stories), tools.feeling(speak_at)
    choice = choose(
        Situation(
            persona=tools.persona.file, label=tools.label, stories=stories, spoken=spoken,
            threads=threads, now=tools.now(), speak_at=speak_at,
            fresh_hours=tools.fresh_hours, origin=state["origin"],
            chance=Random(state["thread"]), story_id=state.get("story_id"),
            thread_id=state.get("thread_id"),
            takes=lambda story: _takes(tools, story, earlier.get(story.id)), earlier=earlier,
            taste=tools.taste(), meant=tools.meaning(stories), second_look=tools.second_look,
            offers=tools.offers(speak_at), mates=tools.mates(speak_at), feeling=feeling,
        )
    )  # fmt: skip
    tools.note_appeals(choice.appeals)
    return {
        "occasion": plain(choice.occasion) if choice.occasion else None,
        "silence": choice.silence,
        "threads": [plain(thread) for thread in threads],
        "spoken": spoken_plain(spoken),
        "feeling": plain(feeling) if feeling else None,
    }


def _given(state: State, threads: Sequence[OpenThread], spoken: Spoken) -> Update:
    """Whoever asked says what it springs from: an answer, a second thought, a commission."""
    return {
        "occasion": state["given"],
        "silence": "",
        "threads": [plain(thread) for thread in threads],
        "spoken": spoken_plain(spoken),
    }


def _takes(tools: WritingTools, story: Story, earlier: Earlier | None) -> bool:
    if earlier is None or not earlier.news:
        return tools.writer.takes(story, tools.persona)
    return tools.writer.takes(replace(story, sources=earlier.news), tools.persona, again=True)


def _speak_at(tools: WritingTools, state: State) -> datetime:
    planned = state.get("speak_at")
    return datetime.fromisoformat(planned) if planned else tools.now()


def recalling(tools: WritingTools, state: State) -> Update:
    occasion = occasion_of(state)
    assert occasion is not None
    summaries = [source["summary"] for source in occasion.sources[:1]]
    query = " ".join((occasion.title, occasion.interest, *summaries))
    behind = tools.event(occasion.memory_id) if occasion.memory_id is not None else ()
    return {
        "memories": [plain(memory) for memory in (*behind, *tools.recall(query))],
        "lessons": [plain(lesson) for lesson in tools.lessons(query)],
        "threads": [plain(thread) for thread in _in_reach(tools, state, query)],
        "lacking": tools.lacking(),
    }


def _in_reach(tools: WritingTools, state: State, query: str) -> list[OpenThread]:
    """The thread that is the occasion, and those that touch it."""
    occasion = occasion_of(state)
    own = [each for each in threads_of(state) if occasion and each.id == occasion.thread_id]
    return list({each.id: each for each in (*own, *tools.touching(query))}.values())


def drafting(tools: WritingTools, state: State) -> Update:
    brief = brief_of(tools, state)
    return _written(tools.writer.write(brief), brief)


def _written(written: Written, brief: Brief) -> Update:
    language = brief.persona.file.language
    candidates = [settled(each, brief.occasion, language) for each in written.candidates]
    return {
        "notice": written.notice,
        "candidates": [plain(candidate) for candidate in candidates],
        "own_pick": written.pick,
        "silence": "" if written.candidates else written.silence or "no candidate came to anything",
    }


def judging(tools: WritingTools, state: State) -> Update:
    """Code first; a model's opinion is asked only of a first attempt in which something survived."""
    brief, candidates = brief_of(tools, state), candidates_of(state)
    voices = [tools.voice.score(found.text) if tools.voice else None for found in candidates]
    by_code = [verdict(*row) for row in zip(candidates, [brief] * len(voices), voices, strict=True)]
    ask = not state.get("revised") and any(not found.refused for found in by_code)
    opinions = tools.writer.opine(brief, candidates) if ask else None
    verdicts = [
        with_opinion(by_code[number], found, opinions.of(number) if opinions else None)
        for number, found in enumerate(candidates)
    ]
    worth = opinions is None or opinions.worth or state["origin"] != "slot"
    silence = "" if worth else "the judge: true, neat, and not worth saying tonight"
    return {
        "verdicts": [plain(found) for found in verdicts],
        "picked": best(candidates, verdicts, state["own_pick"], opinions, brief.spoken.liked),
        "silence": silence,
    }


def revising(tools: WritingTools, state: State) -> Update:
    """One more attempt, once."""
    written = Written(state["notice"], candidates_of(state), state["own_pick"])
    brief = brief_of(tools, state)
    again = tools.writer.revise(brief, written, verdicts_of(state))
    return {**_written(again, brief), "revised": True}


def giving_up(tools: WritingTools, state: State) -> Update:
    found = [
        flag.words
        for each in verdicts_of(state)
        for flag in each.flags
        if flag.severity == "refuse"
    ]
    return {"silence": f"nothing passed the judges: {'; '.join(dict.fromkeys(found[:3]))}"}


def handing_in(tools: WritingTools, state: State) -> Update:
    return {"draft_id": tools.hand_in(new_draft(tools, state))}


def brief_of(tools: WritingTools, state: State) -> Brief:
    occasion = occasion_of(state)
    assert occasion is not None
    return Brief(
        persona=tools.persona, label=tools.label, occasion=occasion, memories=memories_of(state),
        threads=threads_of(state), lessons=lessons_of(state),
        spoken=spoken_of(state), today=state["today"], seed=state["thread"],
        note=state.get("note", ""), feeling=feeling_of(state),
        embargo=tuple(tools.embargo(_speak_at(tools, state))),
        company=tuple(tools.company(occasion.voices)) if occasion.voices else (),
    )  # fmt: skip


def new_draft(tools: WritingTools, state: State) -> NewDraft:
    """The chosen text with its trace, as the queue takes it."""
    number, occasion = state["picked"], occasion_of(state)
    assert number is not None
    assert occasion is not None
    chosen, language = candidates_of(state)[number], tools.persona.file.language
    planned = state.get("speak_at")
    return NewDraft(
        persona=tools.persona.name, text=chosen.text, language=language,
        kind="piece" if occasion.kind == "commission" else "post",
        origin=state["origin"],  # type: ignore[arg-type]
        occasion=occasion.kind, thread=state["thread"], trace=trace_of(tools, state),
        flags=(*map(plain, verdicts_of(state)[number].flags), *_without_recall(state)),
        persona_version=tools.persona.version, slot_id=state.get("slot_id"),
        story_id=occasion.story_id,
        speak_at=datetime.fromisoformat(planned) if planned else None,
        expires_at=_expiry(tools, state), supersedes=state.get("supersedes"),
        opens_thread=chosen.opens_thread, closes_thread=chosen.closes_thread,
        takes_up_thread=chosen.takes_up, sample=occasion.sample,
    )  # fmt: skip


def _without_recall(state: State) -> list[dict[str, Any]]:
    """What she could not look up as she should, whoever reads the draft must know."""
    why = state.get("lacking", "")
    return [plain(Flag("without-recall", "note", f"written without recall: {why}"))] if why else []


def _expiry(tools: WritingTools, state: State) -> datetime | None:
    """A post on news goes stale with its news; any other does not."""
    occasion = occasion_of(state)
    if occasion is not None and occasion.kind == "followup":
        return _speak_at(tools, state) + EARLIEST_EXPIRY
    if occasion is None or not occasion.last_at:
        return None
    stale = datetime.fromisoformat(occasion.last_at) + timedelta(hours=tools.fresh_hours)
    return max(stale, _speak_at(tools, state) + EARLIEST_EXPIRY)
