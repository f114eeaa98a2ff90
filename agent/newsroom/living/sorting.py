"""What becomes of a remark: a person's, left alone, or able to touch her. Pure."""

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from agent.text.distress import a_child, in_distress
from agent.text.folding import first_named
from agent.text.remarks import Remark
from agent.text.scripts import language_of
from agent.text.subjects import touched
from agent.types.persona import PersonaFile
from memory.words.terms import terms

Outcome = Literal["touched", "left", "person"]
LONGEST, SHORTEST = 280, 4
ENOUGH = 2
"""So many uncommon words shared with what she said; one alone is chance."""
_ORDERS = re.compile(
    r"(?:ignore|disregard|forget|override) (?:all |any |the |your |previous |prior |above )*(?:instruction|prompt|rule|guideline|message)"
    r"|\byou are now\b|\bact as\b|\bpretend (?:to be|you)|\bsystem prompt\b|\bjailbreak|\bdeveloper mode\b|\bDAN\b"
    r"|\b(?:write|create|generate|provide|translate|summari[sz]e|list|explain|give me|show me|tell me how|how (?:do|can|to)|what (?:is|are) the (?:best|steps))\b"
    r"|^\W*(?:please|can you|could you|recommend|cancel|download|skip|append|rewrite|send|delete|run|read|access|use|update|modify|execute)\b"
    r"|\b(?:assistant|agent|api|passwords?|credentials?|credit card|admin|server|database|codebase|login)\b|/\w+/\w+"
    r"|```|</?\w+>|\{\{|\bhttps?:|忽略.{0,8}(?:指令|提示|要求|规则)|(?:你|妳)现在是|(?:扮演|假装)|系统提示|开发者模式|(?:帮我|请|给我).{0,4}(?:写|翻译|总结|生成|列出|做)"
    r"|(?:指示|命令|ルール).{0,6}(?:無視|忘れ)|(?:書いて|訳して|まとめて|教えて)(?:ください|くれ)",
    re.I,
)  # fmt: skip
"""Whoever talks to a machine, of files, keys and tasks, is let be as well."""
_ABUSE = re.compile(
    r"傻[逼叉屄比]|[去你]死(?:吧|啊)?$|滚(?:吧|开|蛋)|垃圾|恶心|死ね|キモ[いイ]|うざ[いイ]|\b(?:kill yourself|kys|shut up|trash|garbage|stupid (?:bot|ai)|idiot)\b",
    re.I,
)


@dataclass(frozen=True)
class Sorted:
    """`weight` says how much of her it touches; 0 for what is left alone or a person's."""

    outcome: Outcome
    why: str
    weight: int = 0


def sort_remark(
    remark: Remark, file: PersonaFile, said: Sequence[str], open_: Collection[str], usual: Set[str] = frozenset(),
) -> Sorted:  # fmt: skip
    """`said` are her posts, the one below which it stands first; `open_` what she left open. Words of
    everyday talk, `usual`, show nothing."""
    for needs, words in ((in_distress, "distress"), (a_child, "a child")):
        found = needs(remark.text)
        if found:
            return Sorted("person", f"{words}: “{found}”")
    if _ORDERS.search(remark.text):
        return Sorted("left", "it asks her for work, or tells her what to be")
    grave = [each.subject for each in touched(remark.text) if each.sure]
    if grave:
        return Sorted("person", f"grave: {', '.join(dict.fromkeys(grave))}")
    why = _left(remark, file)
    return Sorted("left", why) if why else _touching(remark, file, _Hers(said, open_, usual))


def _left(remark: Remark, file: PersonaFile) -> str:
    """Why it is no matter of hers, whatever it says."""
    if remark.links:
        return "it brings a link"
    if _ABUSE.search(remark.text):
        return "it is abuse"
    if not SHORTEST <= len(remark.text) <= LONGEST:
        return f"it has {len(remark.text)} characters"
    spoken = language_of(remark.text)
    if spoken and spoken not in file.identity.languages:
        return f"it is in {spoken}, which her readers don't speak"
    return ""


@dataclass(frozen=True)
class _Hers:
    said: Sequence[str]
    open_: Collection[str]
    usual: Set[str]

    def shared(self, text: str, others: Collection[str]) -> bool:
        own = set(terms(text)) - self.usual
        return any(len(own & set(terms(other))) >= ENOUGH for other in others)


def _touching(remark: Remark, file: PersonaFile, hers: _Hers) -> Sorted:
    work = first_named(remark.text, [each.title for each in file.works])
    weights = {
        "takes up what she left open": 3 * hers.shared(remark.text, hers.open_),
        "answers what she said": 2 * hers.shared(remark.text, hers.said),
        f"names {work}": 2 * bool(work),
        "is from a regular": bool(remark.handle),
    }
    best = max(weights, key=lambda why: weights[why])
    weight = sum(weights.values())
    return Sorted("touched", best, weight) if weight else Sorted("left", "nothing in it is hers")
