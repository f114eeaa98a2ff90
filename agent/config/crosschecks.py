"""What no single key can know: checks between the parts of a persona's folder."""

from collections.abc import Iterable
from string import Formatter

from agent.config.channels import account_findings, profile_findings
from agent.config.documents import Mistake, YamlDocument
from agent.text.folding import letters
from agent.text.machine import tells_machine
from agent.types.accounts import CHANNELS as PROGRAMS
from agent.types.by_hand import BY_HAND
from agent.types.persona import PersonaFile
from agent.types.speaking import CanonLine, Frames, GlossedLine, Language

CHANNELS = (*PROGRAMS, *BY_HAND)
LEAST_CANON = 20
TELLING: dict[Language, str] = {"zh": "AI 生成", "ja": "AI生成", "en": "AI-written"}
SLOTS = {
    "story": {"piece"}, "number": {"piece"}, "name": {"piece"}, "followup": {"piece"}, "thought": set(),
    "callback": {"thread"}, "work": {"work"}, "welcome": set(), "second_thought": set(),
    "told": {"thing"}, "after_silence": set(), "day": {"day"}, "own_day": {"day", "when"}, "reply": set(), "mate": {"name"},
}  # fmt: skip


def check_persona(file: PersonaFile, document: YamlDocument) -> list[Mistake]:
    found = [
        *_channels(file), *account_findings(file), *_sponsors(file), *_disclosure(file),
        *profile_findings(file), *_moods(file),
    ]  # fmt: skip
    return [Mistake(document.name, document.line(place), words) for place, words in found]


Finding = tuple[tuple[str | int, ...], str]


def _channels(file: PersonaFile) -> Iterable[Finding]:
    for i, channel in enumerate(file.channels):
        if channel not in CHANNELS:
            yield ("channels", i), f"no channel is called {channel!r}; write {', '.join(CHANNELS)}"


def _sponsors(file: PersonaFile) -> Iterable[Finding]:
    for i, sponsor in enumerate(file.boundaries.sponsors):
        for language, said in sponsor.words.items():
            if not letters(said):
                words = f"{sponsor.name}'s words in {language} are empty; write who pays, or take it out"
                yield ("boundaries", "sponsors", i, "words", language), words
    known = {sponsor.name for sponsor in file.boundaries.sponsors}
    for i, work in enumerate(file.works):
        if work.with_sponsor and work.with_sponsor not in known:
            yield (
                ("works", i, "with_sponsor"),
                f"{work.with_sponsor!r} is no sponsor; add it under boundaries.sponsors",
            )


def _moods(file: PersonaFile) -> Iterable[Finding]:
    tempers = file.voice.tempers
    seen = set[str]()
    for i, mood in enumerate(file.moods):
        if mood.name in seen:
            yield ("moods", i, "name"), f"{mood.name!r} stands twice; give one of them another name"
        seen.add(mood.name)
        for j, temper in enumerate(mood.tempers):
            if not any(each.startswith(temper) for each in tempers):
                words = f"{temper!r} begins no line of voice.tempers; write the first words of one"
                yield ("moods", i, "tempers", j), words


def _disclosure(file: PersonaFile) -> Iterable[Finding]:
    if file.language not in file.disclosure.words:
        words = f"has no words for {file.language}, the language she writes in; add them"
        yield ("disclosure", "words"), words
    for language, said in file.disclosure.words.items():
        if not tells_machine(said):
            words = f"disclosure.words.{language}: {said!r} does not say that an AI wrote it"
            yield ("disclosure", "words", language), f"{words}; write {TELLING[language]}"


def check_canon(
    lines: tuple[tuple[CanonLine, int], ...], file: PersonaFile, name: str
) -> list[Mistake]:
    """Too few lines, lines that stand twice, lines that say what she never says."""
    mistakes = []
    own = [line for line, _ in lines if line.language == file.language]
    if len(own) < LEAST_CANON:
        words = f"{len(own)} lines in {file.language}; the voice needs at least {LEAST_CANON}"
        mistakes.append(Mistake(name, 1, words))
    seen: dict[str, int] = {}
    for line, number in lines:
        mistakes += _line_mistakes(line, number, file, name, seen)
    return mistakes


def _line_mistakes(
    line: CanonLine, number: int, file: PersonaFile, name: str, seen: dict[str, int]
) -> Iterable[Mistake]:
    first = seen.setdefault(line.text, number)
    if first != number:
        yield Mistake(name, number, f"stands already in line {first}; keep one of them")
    for problem in _forbidden(line.text, file):
        yield Mistake(name, number, f"{problem}; change the line")


def _forbidden(text: str, file: PersonaFile) -> Iterable[str]:
    for word in (*file.voice.never_says, *file.boundaries.banned):
        if word.casefold() in text.casefold():
            yield f"says {word!r}, which she never says"


def check_frames(frames: Frames, file: PersonaFile, document: YamlDocument) -> list[Mistake]:
    """Frames whose slots are not those that their key fills, or that say what she never says."""
    return [
        Mistake(document.name, document.line((key, i)), f"{key}[{i + 1}]: {problem}")
        for key, wanted in SLOTS.items()
        for i, frame in enumerate(getattr(frames, key))
        for problem in _frame_problems(frame, wanted, file)
    ] + [
        Mistake(document.name, document.line(("variants", language, i)), f"variants.{language}[{i + 1}]: {problem}")
        for language, lines in frames.variants.items()
        for i, line in enumerate(lines)
        for problem in _variant_problems(line, file)
    ]  # fmt: skip


def _variant_problems(line: GlossedLine, file: PersonaFile) -> Iterable[str]:
    for text in (line.text, line.gloss):
        yield from _frame_problems(text, {"piece"} if "{piece}" in line.text else set(), file)


def _frame_problems(frame: str, wanted: set[str], file: PersonaFile) -> Iterable[str]:
    wrong = _slot_problem(frame, wanted)
    if wrong:
        yield wrong
    yield from (f"{problem}; change the frame" for problem in _forbidden(frame, file))


def _slot_problem(frame: str, wanted: set[str]) -> str:
    try:
        slots = {slot for _, slot, _, _ in Formatter().parse(frame) if slot is not None}
    except ValueError as problem:
        return f"{problem}; write a slot as {{piece}} and double a brace that is meant as one"
    if slots == wanted:
        return ""
    wish = " and ".join(f"{{{slot}}}" for slot in sorted(wanted)) or "no slot at all"
    return f"the slots are {', '.join(sorted(slots)) or 'none'}; write {wish}"
