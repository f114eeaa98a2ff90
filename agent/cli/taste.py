"""taste: what her people's decisions have taught her to care about."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.argument("persona")
@click.option(
    "--reset", is_flag=True, help="Begin anew: decisions made so far count no more for it."
)
@click.option("--why", default="", help="For the record.")
@click.pass_obj
def taste(context: Context, persona: str, reset: bool, why: str) -> None:
    """Which of PERSONA's subjects people approved and refused, and so what counts more or less now."""
    from agent.newsroom.taste import reset_taste, taste_document

    context.check_name(persona)
    with context.ledger(writes=reset) as (database, clocks):
        if reset:
            reset_taste(database, clocks, persona, context.person, why)
        document = taste_document(database, persona, clocks.world.now())
    said = f"{persona}'s taste begins anew" if reset else "\n".join(_lines(document))
    context.say(document, said)


def _lines(document: dict[str, Any]) -> list[str]:
    anew = document["since"]
    if not document["decisions"] and not document["angles"]:
        began = f"it began anew at {anew[:16]} UTC; " if anew else ""
        since = "since" if anew else "yet"
        words = f"no draft of hers on a story was decided {since}: nothing counts more or less"
        return [began + words]
    since = f" since {anew[:10]}" if anew else ""
    lines = [f"{document['decisions']} drafts on stories decided{since}"]
    for kind in ("interests", "words"):
        lines += [kind, *map(_line, document[kind])] if document[kind] else []
    angles = [f"  {a['value']:+.2f}  {a['approved']:>3} taken {a['refused']:>3} left  {a['name']}" for a in document["angles"]]  # fmt: skip
    return [*lines, *(["angles, by swaps", *angles] if angles else [])]


def _line(row: dict[str, Any]) -> str:
    counts = f"{row['approved']:>3} approved {row['refused']:>3} refused"
    return f"  {row['value']:+.2f}  {counts}  {row['name']}"
