"""canon: what is hers by decree."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from agent.cli.context import Context
from agent.cli.memory import PersonaFirst
from agent.cli.memory_of import PERSONA

if TYPE_CHECKING:
    from agent.config.documents import Mistake
    from agent.types.persona import Persona


@click.group(cls=PersonaFirst)
def canon() -> None:
    """Her lines in canon.md: what they tell of her voice, and one more."""


@canon.group(PERSONA)
@click.pass_context
def of(ctx: click.Context) -> None:
    """One persona's lines."""
    ctx.obj.check_name(str(ctx.info_name))
    ctx.meta["persona"] = str(ctx.info_name)


@of.command()
@click.pass_context
def show(ctx: click.Context) -> None:
    """Her eras, how well her lines are told from other voices, and what marks them."""
    from agent.newsroom.voice_document import canon_document
    from agent.newsroom.voices import languages_of

    context: Context = ctx.obj
    personas = _personas(context)
    persona = personas[ctx.meta["persona"]]
    found = [canon_document(persona, personas, each) for each in languages_of(persona)]
    words = "\n".join(line for document in found for line in _lines(document))
    context.say({"persona": persona.name, "canon": found}, words)


@of.command()
@click.argument("which", metavar="POST_OR_DRAFT_ID")
@click.option("--era", metavar="DAY", help="Begin an era with it: 2026-03-01, or today.")
@click.pass_context
def add(ctx: click.Context, which: str, era: str | None) -> None:
    """Take a published post into the present era of her canon: a draft's number, or post:7."""
    from agent.newsroom.canon import take_in

    context: Context = ctx.obj
    persona = _personas(context)[ctx.meta["persona"]]
    with context.ledger() as (database, clocks):
        today = clocks.world.now().astimezone(persona.file.zone).date()
        begin = _day(era, today) if era else ""
        taken = take_in(context.home, database, clocks, persona, which, context.person, begin=begin)
    told = {"persona": persona.name, "draft": taken.draft, "era": taken.era, "text": taken.text}
    where = f"the era of {taken.era}" if taken.era else "her canon"
    context.say({"canon": told}, f"taken into {where}: {taken.text}")


def _personas(context: Context) -> "dict[str, Persona]":
    """All that can be read; raises ConfigWrong for what cannot."""
    from agent.config.personas import read_persona
    from agent.errors import ConfigWrong

    mistakes: list[Mistake] = []
    found = {}
    for name in context.home.persona_names:
        shown = f"config/personas/{name}"
        persona = read_persona(context.home.path / shown, shown, mistakes)
        if persona is not None:
            found[name] = persona
    if mistakes:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
    return found


def _day(given: str, today: date) -> str:
    if given == "today":
        return today.isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as problem:
        raise click.UsageError(f"{given!r} is no day: write 2026-03-01, or today") from problem


def _lines(document: dict[str, Any]) -> list[str]:
    width = document["width"]
    eras = ", ".join(f"{era['began'] or 'the first'} ({era['lines']})" for era in document["eras"])
    return [
        f"{document['language']}  {document['lines']} lines; eras: {eras}",
        *([f"  {document['leans']}"] if document["leans"] else []),
        f"  one post of hers scores 50 ± {width['1']:.0f}, five together ± {width['5']:.0f}, "
        f"ten ± {width['10']:.0f}",
        f"  told from other voices {document['apart']:.0%} of the time; "
        f"with names and topical words hidden {document['apart_masked']:.0%}",
        *(f"  {mark}" for mark in document["marks"]),
    ]
