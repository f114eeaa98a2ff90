"""When the frozen briefs are due, what follows from their answers, and two models side by side."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from agent.database.tables import drafts, holds, model_calls, replays
from agent.errors import CapReached, ModelUnreachable, NotLawful
from agent.newsroom.holding_up import HoldsUp, holds_up
from agent.newsroom.measuring import measure_of
from agent.newsroom.modelling import cap_today, resting
from agent.newsroom.problems import clear_problem, raise_problem
from agent.newsroom.replay import (
    Replay,
    VoiceSlides,
    asked_name,
    ended,
    measured,
    model_called,
    replay,
)
from agent.newsroom.room import Newsroom
from agent.newsroom.spending import CALLS_PER_DRAFT, spent_today
from agent.review.holds import REPLAY_WATCH, hold
from agent.types.persona import Persona
from agent.types.settings import ModelSettings

EVERY = timedelta(days=7)
AGAIN = timedelta(days=1)
"""Where the model is the same, a replay that came out lower is made once more before anything is held: in
two years' weeks chance does that five times."""
BRIEFS, DRAFTS = 6, 2
"""A replay begins only where the day's cap leaves as many calls beside it as so many drafts may take."""
BASELINE = 4
"""It is held against so many earlier replays that held."""


def replay_due(room: Newsroom) -> int:
    """For each persona who has spoken in public; returns how many replays came to their end."""
    config = room.config
    return sum(_replayed(room, each, config.settings.model) for each in config.personas.values())


def _replayed(room: Newsroom, persona: Persona, settings: ModelSettings) -> bool:
    found = due(room, persona, settings)
    if found is None or not _may_begin(room, settings):
        return False
    with room.turns["replay"]:
        row = replay(room, persona, *found, settings)
    if row is None:
        return False
    _settle(room, persona, settings, row)
    return True


def due(room: Newsroom, persona: Persona, settings: ModelSettings) -> tuple[str, str] | None:
    """The run and why: one that was cut off, a week without any, or a name that no replay knows."""
    name, now = asked_name(settings), room.clocks.world.now()
    if not _has_spoken(room, persona.name):
        return None
    runs = runs_of(room, persona.name)
    lately = [row for row in runs if row["why"] != "swap" and now - row["began_at"] < _stands(row)]
    mine = [row for row in lately if row["asked"] == name]
    cut = [row for row in mine if row["ended_at"] is None]
    if cut:
        return cut[-1]["run"], cut[-1]["why"]
    served = served_now(room, name)
    if mine and (not served or served in {row["served"] for row in mine}):
        return None
    why = (
        "model"
        if any(row["ended_at"] for row in runs) and (mine or not _knows(runs, name))
        else "week"
    )
    return f"replay-{persona.name}-{now:%Y%m%d%H%M}", why


def _stands(row: Replay) -> timedelta:
    return AGAIN if row["verdict"] == "doubt" else EVERY


def _knows(runs: list[Replay], name: str) -> bool:
    return any(row["asked"] == name for row in runs)


def _has_spoken(room: Newsroom, persona: str) -> bool:
    posts = select(drafts.c.id).where(
        drafts.c.persona == persona, drafts.c.kind == "post", drafts.c.status == "published"
    )
    return bool(room.rows(posts.limit(1)))


def served_now(room: Newsroom, name: str) -> str:
    """What the model's server called it when it answered last."""
    query = select(model_calls.c.model).where(model_calls.c.asked == name, model_calls.c.ok)
    rows = room.rows(query.order_by(model_calls.c.id.desc()).limit(1))
    return rows[0].model if rows else ""


def runs_of(room: Newsroom, persona: str) -> list[Replay]:
    """The oldest first."""
    mine = select(replays).where(replays.c.persona == persona)
    return [dict(row._mapping) for row in room.rows(mine.order_by(replays.c.id))]


def _may_begin(room: Newsroom, settings: ModelSettings) -> bool:
    if settings.provider == "offline":
        return True
    if cap_today(room) or resting(room):
        return False
    spent = spent_today(room.database, room.clocks.world.now())["calls"]
    left = room.config.settings.caps.calls_per_day - spent
    return left >= BRIEFS + DRAFTS * CALLS_PER_DRAFT


def _settle(room: Newsroom, persona: Persona, settings: ModelSettings, row: Replay) -> None:
    """Where her voice doesn't hold in a model, everything of hers waits for a person."""
    found = _doubted(room, persona, row, judged(room, persona, row))
    row = ended(room, row, found)
    if found.verdict in ("first", "holds"):
        clear_problem(room.database, "replay", persona.name)
        return
    words = f"{row['served'] or row['asked']}: {found.words}"
    problem = VoiceSlides(words, _mend(persona.name, found))
    raise_problem(room.database, room.clocks, "replay", persona.name, problem)
    if found.verdict == "fails" and settings.provider != "offline":
        hold(room.database, room.clocks, persona.name, f"her voice: {words}", REPLAY_WATCH)


def _mend(persona: str, found: HoldsUp) -> str:
    look = f"look: selfsame voice {persona}"
    if found.verdict == "doubt":
        return f"{look}; nothing is held until then"
    return f"{look}; then go back to the former model, or lift the hold"


def _doubted(room: Newsroom, persona: Persona, row: Replay, found: HoldsUp) -> HoldsUp:
    """The first time that the same model comes out lower."""
    before = [each["verdict"] for each in runs_of(room, persona.name) if each["run"] != row["run"]]
    if found.verdict != "fails" or row["why"] != "week" or before[-1:] in ([], ["doubt"]):
        return found
    return HoldsUp("doubt", found.mean, f"{found.words}; they are asked once more tomorrow")


def judged(room: Newsroom, persona: Persona, row: Replay) -> HoldsUp:
    """Old answers and new ones by her fingerprint of today."""
    measure = measure_of(persona, room.config.personas)
    earlier = baseline(room, persona.name, row["run"])
    return holds_up(
        measured(measure, row["texts"]), [measured(measure, each["texts"]) for each in earlier]
    )


def baseline(room: Newsroom, persona: str, before: str) -> list[Replay]:
    """The last replays that held. One that failed and was let pass begins anew: whoever lifts the hold has
    heard her."""
    passed = _lifted(room, persona)
    fine: list[Replay] = []
    for row in runs_of(room, persona):
        if row["run"] == before or row["why"] == "swap":
            continue
        if row["verdict"] == "fails" and row["ended_at"] in passed:
            fine = [row]
        elif row["verdict"] in ("first", "holds"):
            fine.append(row)
    return fine[-BASELINE:]


def _lifted(room: Newsroom, persona: str) -> set[datetime]:
    ours = (
        (holds.c.by == REPLAY_WATCH) & (holds.c.scope == persona) & holds.c.lifted_at.is_not(None)
    )
    return {row.since for row in room.rows(select(holds.c.since).where(ours))}


def swap(room: Newsroom, name: str, other: str) -> dict[str, Any]:
    """The same six briefs with the present model and another, counted and capped like all calls. Raises
    NotThere, NotLawful, ModelFault."""
    persona = room.persona(name)
    settings = room.config.settings.model
    pair = [settings, model_called(room, other)]
    if asked_name(pair[0]) == asked_name(pair[1]) and pair[0].base_url == pair[1].base_url:
        raise NotLawful(f"{other} is the model that writes already", "name another one")
    return {"persona": name, "replays": [_side(room, persona, each) for each in pair]}


def _side(room: Newsroom, persona: Persona, settings: ModelSettings) -> Replay:
    count = room.rows(select(func.count()).select_from(replays))[0][0]
    run = f"swap-{persona.name}-{room.clocks.world.now():%Y%m%d%H%M}-{count}"
    row = replay(room, persona, run, "swap", settings)
    if row is None:
        reached = cap_today(room)
        if reached:
            raise CapReached(reached, "go on tomorrow, or raise caps in config/settings.yaml")
        where = f"{settings.name} at {settings.base_url}"
        raise ModelUnreachable(f"{where}: gave no answer", "selfsame status tells what it was")
    return ended(room, row, judged(room, persona, row))


def swap_document(room: Newsroom, name: str, other: str) -> dict[str, Any]:
    told = swap(room, name, other)
    for row in told["replays"]:
        for key in ("began_at", "ended_at"):
            row[key] = row[key].isoformat()
    return told
