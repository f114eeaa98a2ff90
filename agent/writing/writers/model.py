"""The writer with a language model: one call for a notice and several candidates, one to judge them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar

from agent.config.prompts import fill
from agent.model import Model, Prompt
from agent.text.disclosure import overhead
from agent.text.excerpt import nearest_line
from agent.text.fence import fence
from agent.text.folding import letters
from agent.text.furniture import without_furniture
from agent.text.links import cut_links
from agent.types.news import Story
from agent.types.persona import Persona
from agent.types.speaking import CanonLine
from agent.types.writing import Candidate, OpenThread, Recalled, Verdict, Written
from agent.writing.brief import Brief, chosen_canon, fixed_canon
from agent.writing.checks.living import shortened
from agent.writing.forms import FORMS
from agent.writing.opinions import Opinions, WrittenReply

LANGUAGES = {
    "zh": {"zh": "简体中文", "ja": "日文", "en": "英文"},
    "en": {"zh": "Simplified Chinese", "ja": "Japanese", "en": "English"},
}
OPENINGS, OPENING, WORDS = 5, 10, 4
TITLE_LIMIT, SUMMARY_LIMIT, MOST_SOURCES = 300, 600, 4
BRIEF_LINE, MOST_HABITS = 1000, 6
PIECES = ("post", "work")


@dataclass(frozen=True)
class ModelWriter:
    """`prompts` are the templates by name; `persona.zh` goes before `persona` for a persona in Chinese."""

    model: Model
    prompts: Mapping[str, str]
    name: ClassVar[str] = "model"

    def takes(self, story: Story, persona: Persona, *, again: bool = False) -> bool:
        return True

    def write(self, brief: Brief) -> Written:
        prompt = Prompt(system_prompt(self.prompts, brief.persona), self._user(brief))
        return as_written(self.model.ask(prompt, "draft", WrittenReply, self.prompts["repair"]))

    def revise(self, brief: Brief, written: Written, verdicts: list[Verdict]) -> Written:
        asked = fill(
            prompt_for(self.prompts, "revise", brief.persona),
            notice=written.notice,
            candidates=[
                _with_problems(*pair) for pair in zip(written.candidates, verdicts, strict=True)
            ],
        )
        prompt = Prompt(
            system_prompt(self.prompts, brief.persona), f"{self._user(brief)}\n\n{asked}"
        )
        return as_written(self.model.ask(prompt, "revise", WrittenReply, self.prompts["repair"]))

    def opine(self, brief: Brief, candidates: tuple[Candidate, ...]) -> Opinions | None:
        """In an order drawn anew: whatever stands first is liked more (Zheng et al. 2023, "Judging
        LLM-as-a-Judge")."""
        order = list(range(len(candidates)))
        Random(brief.seed).shuffle(order)
        prompt_ = prompt_for(self.prompts, "judge", brief.persona)
        asked = fill(prompt_, **judge_values(brief, [candidates[number] for number in order]))
        prompt = Prompt(system_prompt(self.prompts, brief.persona), asked)
        return self.model.ask(prompt, "judge", Opinions, self.prompts["repair"]).shown_in(order)

    def _user(self, brief: Brief) -> str:
        if brief.occasion.kind == "commission":
            asked = prompt_for(self.prompts, "commission", brief.persona)
            return fill(asked, **commission_values(brief))
        asked = prompt_for(self.prompts, "occasion", brief.persona)
        return fill(asked, **occasion_values(brief))


def judge_values(brief: Brief, candidates: Sequence[Candidate]) -> dict[str, Any]:
    """What judge.md may name."""
    return {
        "sources": fenced(brief), "language": language_name(brief.persona),
        "before": _before(brief), "springs_from": _springs_from(brief), **_remembered(brief),
        "left": _thread(brief.left_open) if brief.left_open else None,
        "posts": [fence(nearest_line(post, brief.occasion.title), 400) for post in brief.spoken.posts[:OPENINGS]],
        "lessons": _lessons(brief),
        "candidates": [{"text": fence(candidate.text, 2000)} for candidate in candidates],
    }  # fmt: skip


def _springs_from(brief: Brief) -> str:
    """What her people told or her calendar says, as the editor must know it to call nothing invented."""
    occasion = brief.occasion
    if occasion.kind not in ("told", "work"):
        return ""
    known = ". ".join(filter(None, (occasion.title, occasion.about)))
    return fence(f"{occasion.when}: {known}" if occasion.when else known, SUMMARY_LIMIT)


def commission_values(brief: Brief) -> dict[str, Any]:
    """What commission.md may name. The brief is her people's, and fenced all the same."""
    occasion, shape = brief.occasion, FORMS[brief.occasion.form]
    everyone = [brief.persona, *brief.company]
    return {
        "form": occasion.form, "least": shape.least, "most": shape.most,
        "language": language_name(brief.persona),
        "brief": "\n".join(fence(line, BRIEF_LINE) for line in occasion.about.splitlines()),
        "voices": [
            {"name": mate.file.identity.name, "who": mate.file.identity.who,
             "does": mate.file.voice.does[:MOST_HABITS], "canon": _texts(fixed_canon(mate))[:MOST_HABITS]}
            for mate in brief.company
        ],
        "speakers": [each.file.identity.name for each in everyone],
        "canon": _texts(chosen_canon(brief)), "lessons": _lessons(brief),
        "memories": _remembered(brief)["memories"], "note": fence(brief.note, 500),
    }  # fmt: skip


def prompt_for(prompts: Mapping[str, str], name: str, persona: Persona) -> str:
    """The prompt's twin in her language, where there is one."""
    return prompts.get(f"{name}.{persona.file.language}") or prompts[name]


def system_prompt(prompts: Mapping[str, str], persona: Persona) -> str:
    """Byte for byte the same for one version of a persona, so that providers cache it."""
    return fill(prompt_for(prompts, "persona", persona), **persona_values(persona))


def persona_values(persona: Persona) -> dict[str, Any]:
    """What persona.md may name."""
    file = persona.file
    length = file.voice.length[file.language]
    return {
        "name": file.identity.name, "who": file.identity.who, "worldview": file.worldview,
        "stances": file.stances, "works": file.works, "at_least": length.at_least,
        "at_most": length.at_most - _below(persona), "does": file.voice.does, "never": file.voice.never,
        "never_says": file.voice.never_says, "tempers": [each.rstrip("。.；; ") for each in file.voice.tempers],
        "angles": file.voice.angles, "catchphrase": file.voice.catchphrase,
        "canon": _texts(fixed_canon(persona)),
    }  # fmt: skip


def language_name(persona: Persona) -> str:
    """Its name, in the language that the prompts are in."""
    language = persona.file.language
    return LANGUAGES.get(language, LANGUAGES["en"])[language]


def _below(persona: Persona) -> int:
    """What the disclosure takes of the length."""
    return overhead("-", persona.file, persona.file.language, "page")


def occasion_values(brief: Brief) -> dict[str, Any]:
    """What occasion.md may name; everything from outside is fenced."""
    return {
        "kind": brief.occasion.kind, "title": fence(brief.occasion.title, TITLE_LIMIT),
        "sources": fenced(brief), "canon": _texts(chosen_canon(brief)), "today": brief.today,
        "language": language_name(brief.persona), "spent": brief.spent_angles,
        "lessons": _lessons(brief),
        "threads": [_thread(each) for each in brief.threads if each != brief.left_open],
        "left": _thread(brief.left_open) if brief.left_open else None, "openings": _openings(brief),
        "noticed": [fence(each, 200) for each in brief.spoken.notices], "note": fence(brief.note, 500),
        "before": _before(brief), **_remembered(brief), **_living(brief),
    }  # fmt: skip


def _living(brief: Brief) -> dict[str, Any]:
    """Her mood with the length that it leaves her, and what else of her life belongs to the occasion."""
    occasion, felt, file = brief.occasion, brief.feeling, brief.persona.file
    most = file.voice.length[file.language].at_most - _below(brief.persona)
    mood = felt and {
        "name": felt.name, "what": felt.what, "tempers": felt.tempers,
        "at_most": round(most * shortened(felt.shorter, felt.strength)) if felt.shorter < 1 else 0,
    }  # fmt: skip
    return {
        "mood": mood, "when": occasion.when, "about": fence(occasion.about, SUMMARY_LIMIT),
        "silent": occasion.silent_days, "by": occasion.key.partition(":")[0],
    }  # fmt: skip


def _before(brief: Brief) -> dict[str, Any] | None:
    """Of a story that she has spoken of: what she said and when, and the titles that are new since."""
    occasion = brief.occasion
    if not occasion.said_at:
        return None
    news = [fence(title, TITLE_LIMIT) for title in occasion.news]
    return {"when": occasion.said_at[:10], "text": fence(occasion.said, 400), "news": news}


def _openings(brief: Brief) -> list[str]:
    """How her last posts began and ended, to do otherwise; no more of them, or she repeats herself."""
    return [_ends(post) for post in brief.spoken.posts[:OPENINGS]]


def _ends(post: str) -> str:
    """Its first and last words, or so many characters where words aren't parted by spaces."""
    words = post.split()
    if len(words) * 8 < len(post):
        return f"{post[:OPENING]} … {post[-OPENING:]}"
    return f"{' '.join(words[:WORDS])} … {' '.join(words[-WORDS:])}"


def _remembered(brief: Brief) -> dict[str, list[dict[str, Any]]]:
    """What she may rely on, what she has said on it herself, and what others of her label have."""
    said = brief.occasion.said
    posts = [m for m in brief.memories if m.kind == "post" and (not said or m.text != said)]
    return {
        "memories": [_memory(each, brief) for each in brief.memories if each.kind != "post"],
        "said": [_memory(each, brief) for each in posts if not each.speaker],
        "mates": [_memory(each, brief) for each in posts if each.speaker],
    }


def _memory(memory: Recalled, brief: Brief) -> dict[str, Any]:
    """Of a commissioned piece one line: all of it would drown the occasion."""
    occasion, whole = brief.occasion, memory.text
    text = (
        nearest_line(whole, f"{occasion.title}\n{occasion.about}")
        if memory.kind in PIECES
        else whole
    )
    words = {"text": fence(text, 400), "before": fence(memory.before, 400)}
    speaker = fence(memory.speaker, 80)
    return {"when": _when(memory), "kind": memory.kind, "speaker": speaker, **words}


def _thread(thread: OpenThread) -> dict[str, Any]:
    words = {"text": fence(thread.text, 300), "said": fence(thread.said, 400)}
    return {"id": thread.id, "when": thread.when, "kind": thread.kind, **words}


def _lessons(brief: Brief) -> list[str]:
    return [fence(each.words, 300) for each in brief.lessons if each.told]


def _when(memory: Recalled) -> str:
    """Lore has no day: it was read in on one, and holds on all."""
    return "" if memory.kind in ("lore", "work") else memory.happened_at[:10]


def fenced(brief: Brief) -> list[dict[str, str]]:
    """The sources as a prompt may show them, each title and each summary once."""
    told: set[str] = set()
    shown = []
    for source in brief.sources:
        title = fence(source["title"], TITLE_LIMIT)
        if letters(title) not in told:
            told.add(letters(title))
            publisher = fence(source["publisher"], 80).replace('"', "'")
            summary = _summary(source["summary"], told)
            shown.append({"publisher": publisher, "title": title, "summary": summary})
    return shown[:MOST_SOURCES]


def _summary(text: str, told: set[str]) -> str:
    """Empty where it says no more than what was told before."""
    summary = fence(without_furniture(cut_links(text)), SUMMARY_LIMIT)
    key = letters(summary)
    if key in told:
        return ""
    told.add(key)
    return summary


def as_written(reply: WrittenReply) -> Written:
    candidates = tuple(
        Candidate(
            text=found.text.strip(), angle=found.angle.strip(), claims=found.claims,
            imagined=found.imagined,
            opens_thread=found.opens.strip(), opens_kind=found.kind.strip().lower(),
            closes_thread=found.closes, takes_up=found.takes_up,
            hangs_on=found.hangs_on.strip(),
            why=reply.why if number == reply.pick else "",
        )
        for number, found in enumerate(reply.candidates)
        if found.text.strip()
    )  # fmt: skip
    silence = reply.silence if not candidates else ""
    return Written(reply.notice, candidates, reply.pick, silence)


def _texts(lines: list[CanonLine]) -> list[str]:
    return [line.text for line in lines]


def _with_problems(candidate: Candidate, verdict: Verdict) -> dict[str, Any]:
    problems = [flag.words for flag in verdict.flags if flag.severity == "refuse"]
    return {"text": candidate.text, "problems": [*problems, *filter(None, [verdict.said])]}
