"""How she comes to think something: from a day's memories to beliefs that people will decide on.
Events alone are never evidence (law 7); the rule frames a sentence of her own and adds no thought."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from memory.recurring import recurring, subjects
from memory.types import Memory

MOST = 2
FRAMES = {"zh": "说来说去，又是{}：{}", "ja": "気がつけば、また{}のこと。{}"}
ENGLISH = "I keep coming back to {}: {}"
ARRAY = re.compile(r"\[.*\]", re.DOTALL)


@dataclass(frozen=True)
class ProposedBelief:
    """Not yet hers: `evidence` holds ids of memories, at least one of them her own word."""

    text: str
    evidence: tuple[int, ...]
    how: Literal["rule", "model"]


def propose(
    day: Sequence[Memory],
    language: str,
    known: Sequence[str] = (),
    ask: Callable[[str], str] | None = None,
) -> list[ProposedBelief]:
    """At most two beliefs that are not `known`. `ask` is given the day as JSON lines, puts its own
    prompt around them, and answers with a JSON list of {text, evidence}, alone or inside something."""
    met = [memory for memory in day if memory.kind in ("post", "event") and memory.text]
    proposed = _asked(met, ask) if ask else _ruled(met, language, known)
    return [each for each in proposed if each.text not in known][:MOST]


def _ruled(met: Sequence[Memory], language: str, known: Sequence[str]) -> list[ProposedBelief]:
    spoken_of = {subject for text in known for subject, _ in subjects(text)}
    frame = FRAMES.get(language, ENGLISH)
    return [
        ProposedBelief(frame.format(each.word, each.sentence), each.evidence, "rule")
        for each in recurring(met)
        if each.subject not in spoken_of
    ]


def _asked(met: Sequence[Memory], ask: Callable[[str], str]) -> list[ProposedBelief]:
    if not met:
        return []
    shown = [{"id": memory.id, "kind": memory.kind, "text": memory.text} for memory in met]
    reply = ask("\n".join(json.dumps(each, ensure_ascii=False) for each in shown))
    kinds = {memory.id: memory.kind for memory in met}
    read = [_read(answer, kinds) for answer in _answers(reply)]
    return [belief for belief in read if belief is not None]


def _answers(reply: str) -> list[Any]:
    """An unreadable reply proposes nothing."""
    found = ARRAY.search(reply)
    try:
        return list(json.loads(found[0])) if found else []
    except ValueError:
        return []


def _read(answer: Any, kinds: Mapping[int, str]) -> ProposedBelief | None:
    text, cited = map(answer.get, ("text", "evidence")) if isinstance(answer, dict) else ("", ())
    if not isinstance(text, str) or not text.strip() or not isinstance(cited, list):
        return None
    evidence = sorted({each for each in cited if type(each) is int and each in kinds})
    if not any(kinds[each] == "post" for each in evidence):
        return None
    return ProposedBelief(text.strip(), tuple(evidence), "model")
