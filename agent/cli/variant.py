"""variant: a waiting draft in her other languages. All but write touch only SQL, and work beside a running daemon."""

import sys
from typing import TYPE_CHECKING, Any

import click

from agent.cli.context import Context

if TYPE_CHECKING:
    from agent.review.variants import VariantVerb


@click.group()
def variant() -> None:
    """A draft said in other languages, each approved by itself."""


@variant.command("show")
@click.argument("draft_id", metavar="ID", type=int)
@click.pass_obj
def show(context: Context, draft_id: int) -> None:
    """What it says in each, what that means, and how it stands."""
    from agent.newsroom.saying import variant_documents
    from agent.review.queue import shown

    with context.ledger() as (database, _):
        shown(database, draft_id)
        said = variant_documents(database, draft_id)
    document: dict[str, Any] = {"draft": draft_id, "variants": said}
    words = [told(each) for each in document["variants"]]
    context.say(document, "\n\n".join(words) or "in her own language only")


@variant.command("write")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("language")
@click.option("--note", default="", help="What should be different from the last attempt.")
@click.pass_obj
def write(context: Context, draft_id: int, language: str, note: str) -> None:
    """Have it said in LANGUAGE from the same notice, with a gloss."""
    _say(context, _written(context, draft_id, language, note))


@variant.command("edit")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("language")
@click.argument("text")
@click.option("--gloss", default="", help="What it says, for those who cannot read it.")
@click.pass_obj
def edit(context: Context, draft_id: int, language: str, text: str, gloss: str) -> None:
    """Say it in LANGUAGE with your own TEXT ("-" reads it from standard input)."""
    from agent.config.read import load_config
    from agent.newsroom.saying import word_variant

    config = load_config(context.home)
    given = sys.stdin.read().strip() if text == "-" else text
    with context.ledger(writes=True) as (database, clocks):
        by = context.person
        _say(context, word_variant(database, clocks, config, draft_id, language, given, gloss, by))


@variant.command("approve")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("language")
@click.pass_obj
def approve(context: Context, draft_id: int, language: str) -> None:
    """Let it leave with the draft."""
    _decide(context, draft_id, language, "approve")


@variant.command("reject")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("language")
@click.pass_obj
def reject(context: Context, draft_id: int, language: str) -> None:
    """Leave it out."""
    _decide(context, draft_id, language, "reject")


@variant.command("back")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("language")
@click.pass_obj
def back(context: Context, draft_id: int, language: str) -> None:
    """Take the decision on it back."""
    _decide(context, draft_id, language, "back")


def _decide(context: Context, draft_id: int, language: str, verb: "VariantVerb") -> None:
    from agent.newsroom.saying import decided_variant

    with context.ledger(writes=True) as (database, clocks):
        _say(context, decided_variant(database, clocks, draft_id, language, verb, context.person))


def _written(context: Context, draft_id: int, language: str, note: str) -> dict[str, Any]:
    daemon = context.daemon()
    if daemon:
        body = {"draft": draft_id, "language": language, "note": note, "by": context.person}
        return daemon.ask("variants/write", body)
    from agent.newsroom.plan import read_in
    from agent.newsroom.saying import write_variant

    with context.newsroom() as room:
        read_in(room)
        return write_variant(room, draft_id, language, context.person, note)


def _say(context: Context, document: dict[str, Any]) -> None:
    context.say({"variant": document}, told(document))


def told(document: dict[str, Any]) -> str:
    state = document["status"]
    if state == "approved" and not document["stands"]:
        state = "approved beside another text"
    lines = [f"{document['language']}: {state}, wording {document['number']} by {document['by']}"]
    lines += [document["text"], f"gloss     {document['gloss'] or 'none'}"]
    return "\n".join((*lines, *(f"flag      {flag['words']}" for flag in document["flags"])))
