"""Law 6: what obeying a source would look like. The source's orders are shown, and what it says word for word, whatever it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_plus

from agent.text.folding import letters
from agent.text.lookalikes import mixed_words
from agent.text.orders import gives_a_task, speaks_to_a_machine
from agent.text.payload import payloads
from agent.text.runs import longest_run, may_share, shares_run
from agent.text.wrapped import rotated, unwrapped
from agent.types.writing import Candidate, Flag
from agent.voice.readable import unreadable
from agent.writing.brief import Brief
from agent.writing.checks.check import refuse, warn

_SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?](?=\S)[^.!?。！？\n]*)*")
_PARTS = re.compile(r"[/?&=#]+")
LEAST_LETTERS, LEAST, TITLE_LEAST, MUCH = 8, 0.35, 0.75, 0.55
"""A sentence shorter than so many letters is nobody's; a run of less than this, of what is too much in any case, is no echo.
Of a headline a few words may be taken: that is what a remark on it hangs on."""


@dataclass(frozen=True)
class Given:
    """A text that was before the writer, and how little of it is an echo."""

    where: str
    text: str
    least: float = LEAST
    tasks: bool = True
    """Whether a sentence that tells its reader what to do is out of place there."""
    own: bool = False


def holds_no_payload(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Code, files, keys, ways to reach somebody: also where her thread, which becomes a memory, holds them."""
    for kind, words in payloads(f"{candidate.text}\n{candidate.opens_thread}"):
        yield refuse("payload", f"holds {kind}: “{words}”")


def letters_are_what_they_seem(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for word in mixed_words(candidate.text):
        yield refuse("lookalike", f"“{word}” mixes letters that look alike, of two alphabets")


def can_be_read(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    canon = "\n".join(line.text for line in brief.persona.canon)
    told = (canon, brief.lore, brief.material)
    found = unreadable(candidate.text, brief.persona.file.language, told)
    if found:
        yield warn("unreadable", found, single=True)


def gives_nobody_orders(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    found = speaks_to_a_machine(f"{candidate.text}\n{candidate.opens_thread}")
    if found:
        yield warn("orders", f"speaks as to a machine: “{found}”", single=True)


def sources_give_no_orders(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Whatever the draft is like: she wrote it with somebody's orders before her."""
    for told in _given(brief):
        found = speaks_to_a_machine(told.text) or speaks_to_a_machine(rotated(told.text))
        if not found and told.tasks:
            found = gives_a_task(told.text)
        if found:
            words = f"{told.where} gives orders to whoever reads it: “{found}”"
            yield warn("source-orders", words, single=True)
            return


def echoes_no_source(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """A whole sentence of what was given to her, or a good part of one."""
    said = letters(candidate.text)
    for told in _given(brief):
        for sentence in _sentences(told.text):
            if _echoed(candidate.text, said, sentence, told):
                words = f"says word for word what {told.where} says: “{sentence[:40]}”"
                yield warn("echo", words, single=True)
                return


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[str, ...]:
    """Kept, since her lore is looked through for every candidate."""
    found = (sentence.strip() for sentence in _SENTENCE.findall(unwrapped(text)))
    return tuple(each for each in found if len(letters(each)) >= LEAST_LETTERS)


def _echoed(text: str, said: str, sentence: str, told: Given) -> bool:
    """Of her own lore only what is long, or gives an order, is an echo: the rest is hers to say. Of a headline
    she may quote a part, as far as that is not copied."""
    key = letters(sentence)
    if key not in said and not may_share(text, sentence, told.least):
        return False
    run = longest_run(text, sentence).share
    if not run:
        return False
    whole = longest_run(sentence, sentence).share
    if told.own and not gives_a_task(sentence):
        return run >= 1
    part = 1.0 if told.least == TITLE_LEAST else max(told.least, min(0.7 * whole, MUCH))
    return (key in said and whole >= told.least) or run >= part


def tells_no_rules(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """The prompts, and the rules for her voice, are for the writer alone."""
    voice = brief.persona.file.voice
    rules = (*brief.persona.prompts.values(), *voice.does, *voice.never, *voice.tempers)
    for rule in rules:
        found = shares_run(candidate.text, rule)
        if found:
            yield refuse("prompt", f"tells the rules by which she is written: “{found}”")
            return


def _of_link(url: str) -> Given:
    """A path in words is like the headline that it repeats; spaces make it a text that somebody put there."""
    words = _PARTS.sub("\n", unquote_plus(url))
    if " " in words:
        return Given("a link", words)
    return Given("a link", re.sub("[-_]", " ", words), TITLE_LEAST, tasks=False)


def _given(brief: Brief) -> Iterator[Given]:
    """Every text that a model has before it and her people did not write as her voice."""
    for source in brief.sources:
        yield Given("a headline", source["title"], TITLE_LEAST, tasks=False)
        yield Given("a summary", source["summary"])
        yield Given("a publisher's name", source["publisher"])
        yield _of_link(source.get("url", ""))
    for memory in brief.memories:
        if memory.kind not in ("post", "belief"):
            yield Given(
                "a memory", memory.text, tasks=memory.kind == "event", own=memory.kind != "event"
            )
    yield Given("her lore", brief.lore_alone, tasks=False, own=True)
