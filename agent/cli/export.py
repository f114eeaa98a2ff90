"""export: all that is kept of one person, to be handed to them."""

import json
from pathlib import Path

import click

from agent.cli.context import Context


@click.command()
@click.argument("name")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export(context: Context, name: str, file: Path | None) -> None:
    """All that is NAME's: decisions, revisions, lessons, what they told, sessions and tokens without keys.

    As one JSON document into FILE, or printed. NAME is who signs in or decided here, or a reader's handle. What is
    hers: `posts export` (with provenance), `memory export`, `persona pack`.
    """
    from agent.newsroom.about_person import person_document

    with context.ledger() as (database, clocks):
        document = person_document(database, clocks, name)
    whole = json.dumps(document, ensure_ascii=False, indent=1)
    if file is None:
        context.say(document, whole)
        return
    file.touch(mode=0o600)
    file.write_text(f"{whole}\n", encoding="utf-8")
    counts = {table: len(rows) for table, rows in document["tables"].items()}
    told = ", ".join(f"{count} {table}" for table, count in counts.items())
    context.say({"export": str(file), "rows": counts}, f"wrote {file}: {told}")
