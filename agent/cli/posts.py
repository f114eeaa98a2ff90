"""posts: what was said in public before selfsame wrote for her."""

from pathlib import Path

import click

from agent.cli.context import Context


@click.group()
def posts() -> None:
    """What she said in public."""


@posts.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--persona", required=True, metavar="NAME", help="Whose posts they are.")
@click.pass_obj
def import_posts(context: Context, file: Path, persona: str) -> None:
    """Bring in posts that are out already, from JSON lines, a JSON list or CSV with text, published_at, channel
    and link. She remembers them like posts of her own; a file that is brought in twice changes nothing."""
    from agent.config.posts_file import read_posts
    from agent.config.read import load_config
    from agent.review.bring_in import bring_in

    her = load_config(context.home).persona(persona)
    found = read_posts(file, her.file.zone)
    with context.ledger(writes=True) as (database, clocks):
        new = bring_in(database, clocks, her, found, context.person)
    known = len(found) - new
    words = f"{new} posts brought in, {known} were there already; she remembers them within a minute of running"
    context.say({"persona": persona, "brought_in": new, "known": known}, words)
