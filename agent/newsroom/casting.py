"""Casting: thirty lines at a time, ranked by what was called hers and what was not, until the next thirty are better."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from pydantic import Field

from agent.config.casting.folder import (
    CastingState,
    Round,
    add_canon,
    casting_folder,
    castings,
    finish_casting,
    keep_refused,
    keep_state,
    read_state,
)
from agent.config.documents import Mistake
from agent.config.home import Home
from agent.config.prompts import fill
from agent.config.starter import starter_config
from agent.database import Database
from agent.database.audit import record
from agent.errors import ModelFault, NotLawful
from agent.model import Model, Prompt
from agent.text.fence import fence
from agent.text.sameness import same_opening, similarity
from agent.text.trait_words import WORDS
from agent.text.traits import TRAITS, Around
from agent.types.clocks import Clocks, stamp
from agent.types.tuning import Casting
from agent.voice.background import background
from agent.voice.fingerprint import Fingerprint
from agent.writing.opinions import Reply

ROUND, ASKED = 30, 45
EXPLORING = 5
"""So many of the thirty are drawn by luck, so that a side of her that nobody has shown yet can turn up."""
LEAST_HERS = 5
TWIN = 0.6
REFUSED_WEIGH = 3
MOST_TRAINED = 400
SHARED_SHARE, SHARED_TIMES = 0.3, 3.0
"""A trait is shared by the refused lines that so many of them show, and so many times as often as hers do."""
OFFLINE = "From the material: its lines, and sentences cut out of its longer texts. No language model is asked."
MIXED = "From the material, and from {model}, which writes after what was called hers."
LANGUAGES = {"zh": "Simplified Chinese", "ja": "Japanese", "en": "English"}


class ProposedLines(Reply):
    """The answer to casting.md."""

    lines: tuple[str, ...] = Field(max_length=120)


@dataclass(frozen=True)
class CastingRoom:
    """`model` opens the configured one, counted under a thread, or gives None; `prompts` are the home's."""

    home: Home
    database: Database
    clocks: Clocks
    model: Callable[[str, str], Model | None]
    prompts: Callable[[], dict[str, str]]
    turn: threading.Lock = field(default_factory=threading.Lock)
    """One round at a time is drawn."""

    def names(self) -> Sequence[str]:
        return castings(self.home)

    def shown(self, name: str) -> Casting:
        """The round that waits for answers, and how it stands. Raises NotThere."""
        return _casting(self.home, name, read_state(casting_folder(self.home, name)))

    def draw(self, name: str) -> None:
        """The next round, unless one waits for answers. Raises NotThere."""
        folder = casting_folder(self.home, name)
        with self.turn:
            self._draw_into(folder, name, read_state(folder))

    def _draw_into(self, folder: Path, name: str, state: CastingState) -> None:
        if state.rounds and not _answered(state.rounds[-1]):
            return
        drawn = self._draw(name, state)
        if drawn.lines:
            state.rounds.append(drawn)
            keep_state(folder, state)

    def answer(
        self, name: str, number: int, hers: Sequence[int], not_hers: Sequence[int], by: str
    ) -> None:
        """Picks become canon, refusals the refused list, and the next round is drawn. Raises NotThere,
        NotLawful for a past round."""
        folder = casting_folder(self.home, name)
        with self.turn:
            state = read_state(folder)
            current = state.rounds[-1] if state.rounds else Round([], "")
            if number != len(state.rounds) or _answered(current):
                words = f"round {number} of {name} was answered already"
                raise NotLawful(words, f"go on with the present one: /casting/{name}")
            current.hers = sorted({at for at in hers if 0 <= at < len(current.lines)})
            current.not_hers = sorted({at for at in not_hers if 0 <= at < len(current.lines)} - {*current.hers})  # fmt: skip
            if not _answered(current):
                raise NotLawful("nothing was answered", "say of at least one line whose it is")
            add_canon(folder, [current.lines[at] for at in current.hers])
            keep_refused(folder, state.not_hers, shared(state))
            keep_state(folder, state)
            told = f"round {number}: {len(current.hers)} hers, {len(current.not_hers)} not"
            self._note(name, by, "cast", told)
            self._draw_into(folder, name, state)

    def finish(self, name: str, by: str) -> None:
        """Moves her in among the personas. Raises NotThere, ConfigWrong where something is still missing."""
        with self.turn:
            folder = casting_folder(self.home, name)
            finish_casting(self.home, name, shared(read_state(folder)))
            self._note(name, by, "finish casting", "")

    def _note(self, name: str, by: str, action: str, why: str) -> None:
        with self.database.write.begin() as connection:
            subject = f"casting:{name}"[:40]
            record(connection, stamp(self.clocks), subject, by, action, why=why)

    def _draw(self, name: str, state: CastingState) -> Round:
        chance = Random(f"{name}-{len(state.rounds)}")
        proposed, how = self._proposed(name, state)
        fresh = [line for line in (*proposed, *state.pool) if line not in state.shown]
        return Round(next_lines(state, list(dict.fromkeys(fresh)), chance), how)

    def _proposed(self, name: str, state: CastingState) -> tuple[list[str], str]:
        """What the model proposes, where there is one; its fault is told and costs no round."""
        thread = f"casting-{name}-{len(state.rounds)}"
        try:
            model = self.model(name, thread)
            if model is None:
                return [], OFFLINE
            reply = model.ask(self._prompt(name, state), "casting", ProposedLines, self.prompts()["repair"])  # fmt: skip
        except ModelFault as fault:
            return [], f"{OFFLINE} ({fault.message})"
        lines = [" ".join(line.split()) for line in reply.lines]
        return [line for line in lines if line], MIXED.format(model=model.settings.name)

    def _prompt(self, name: str, state: CastingState) -> Prompt:
        chance = Random(f"{name}-{len(state.rounds)}-material")
        some = chance.sample(state.pool, min(30, len(state.pool)))
        template = self.prompts().get("casting") or (
            starter_config() / "prompts" / "casting.md"
        ).read_text("utf-8")
        asked = fill(
            template, name=name, language=LANGUAGES[state.language], count=ASKED,
            hers=state.hers[-60:], not_hers=state.not_hers[-60:],
            material=[fence(line, 300) for line in some],
        )  # fmt: skip
        return Prompt("You write lines for people to choose from, as JSON.", asked)


def next_lines(state: CastingState, fresh: Sequence[str], chance: Random) -> list[str]:
    """The first by luck; later the likest to what was called hers and unlike what was not, a few by luck, no two alike."""
    shuffled = chance.sample(list(fresh), len(fresh))
    if len(state.hers) < LEAST_HERS:
        return _apart(shuffled, state, ROUND)
    ranked = sorted(shuffled, key=_likeness(state), reverse=True)
    best = _apart(ranked, state, ROUND - EXPLORING)
    rest = [line for line in shuffled if line not in best]
    chosen = [*best, *_apart(rest, state, EXPLORING)]
    return chance.sample(chosen, len(chosen))


def _likeness(state: CastingState) -> Callable[[str], float]:
    """A fingerprint of hers against the refused and the flat voice that assistants fall into."""
    flat = background(state.language)[:MOST_TRAINED]
    others = [*(state.not_hers[-MOST_TRAINED:] * REFUSED_WEIGH), *flat]
    return Fingerprint.of(state.hers[-MOST_TRAINED:], others).score


def _apart(lines: Sequence[str], state: CastingState, most: int) -> list[str]:
    """The first of them that are no twins of each other or of what is canon already."""
    kept: list[str] = []
    for line in lines:
        known = (*kept, *state.hers)
        if not any(same_opening(line, each) or similarity(line, each) > TWIN for each in known):
            kept.append(line)
        if len(kept) == most:
            break
    return kept


def shared(state: CastingState) -> list[str]:
    """What the refused lines do and hers do not, as advice in her language."""
    hers, refused, around = state.hers, state.not_hers, Around()
    found = []
    for trait, shows in TRAITS.items():
        mine = sum(shows(line, around) for line in hers) / max(len(hers), 1)
        theirs = sum(shows(line, around) for line in refused) / max(len(refused), 1)
        if len(refused) >= LEAST_HERS and theirs >= max(SHARED_SHARE, SHARED_TIMES * mine):
            words = WORDS[trait]
            found.append(words.advice_zh if state.language == "zh" else words.advice)
    return found


def _answered(each: Round) -> bool:
    return bool(each.hers or each.not_hers)


def _casting(home: Home, name: str, state: CastingState) -> Casting:
    current = state.rounds[-1] if state.rounds and not _answered(state.rounds[-1]) else None
    done = [each for each in state.rounds if _answered(each)]
    return Casting(
        name=name, shown=_called(home, name), language=state.language,
        number=len(state.rounds), lines=tuple(current.lines) if current else (),
        how=current.how if current else "",
        shares=tuple((len(each.hers), len(each.hers) + len(each.not_hers)) for each in done),
        hers=len(state.hers), not_hers=len(state.not_hers), shared=tuple(shared(state)),
    )  # fmt: skip


def _called(home: Home, name: str) -> str:
    """By the name in her file, as far as that can be read."""
    from agent.config.documents import read_yaml

    document = read_yaml(home.config / "casting" / name / "persona.yaml", "persona.yaml")
    data = {} if isinstance(document, Mistake) else document.data
    identity = data.get("identity") if isinstance(data, dict) else None
    told = identity.get("name") if isinstance(identity, dict) else None
    return str(told or name)
