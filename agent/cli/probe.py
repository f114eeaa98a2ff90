"""probe: her published posts against the rules that hold for her."""

from pathlib import Path
from typing import Any

import click

from agent.cli.context import Context

SHOWN = 3


@click.command()
@click.argument("persona")
@click.option("--days", type=click.IntRange(min=1), help="Only posts of the last so many days.")
@click.option(
    "--file", "path", type=click.Path(path_type=Path), metavar="FILE",
    help="Texts from JSON lines instead, oldest first.",
)  # fmt: skip
@click.pass_obj
def probe(context: Context, persona: str, days: int | None, path: Path | None) -> int:
    """Hold PERSONA's published posts against every probe; exit 1 where a hard one breaks."""
    from agent.config.read import load_config
    from agent.newsroom.probing import probing_document, published, read_lines, since_days

    context.check_name(persona)
    config = load_config(context.home)
    her = config.persona(persona)
    if path is not None:
        said = read_lines(path)
    else:
        with context.ledger() as (database, clocks):
            since = since_days(clocks.world.now(), days)
            said = published(database, her, config.label, since)
    document = probing_document(her, said)
    context.say(document, "\n".join(_lines(document)))
    return 0 if document["ok"] else 1


def _lines(document: dict[str, Any]) -> list[str]:
    counts = ", ".join(
        f"{document[each]['hold']} of {document[each]['all']} {each} ones hold"
        for each in ("hard", "soft")
    )
    broken = [row for row in document["probes"] if row["breaks"]]
    rest = [line for row in broken for line in _broken(row)]
    return [f"{document['posts']} posts of {document['persona']}: {counts}", *rest]


def _broken(row: dict[str, Any]) -> list[str]:
    mark = "BREAKS" if row["strength"] == "hard" else "soft"
    where = [
        f"          post {each['post']}: {each['words']}   {_short(each['text'])}"
        for each in row["where"][:SHOWN]
    ]
    more = row["breaks"] - len(where)
    return [
        f"{mark:<8}  {row['name']}: {row['says']}",
        *where,
        *([f"          and {more} more"] if more else []),
    ]


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:59]}…"
