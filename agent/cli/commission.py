"""commission: a longer piece in her voice, on a brief."""

from typing import Any

import click

from agent.cli.context import Context

FORMS = ("dialogue", "script", "caption", "lyric", "liner-notes")


@click.command()
@click.argument("persona")
@click.option("--form", type=click.Choice(FORMS), required=True, help="Which kind of piece.")
@click.option(
    "--brief",
    type=click.File(encoding="utf-8"),
    required=True,
    help="A text file that says what is wanted; - for standard input.",
)
@click.option(
    "--with", "voices", multiple=True, metavar="NAME", help="A label mate who speaks in it, too."
)
@click.pass_obj
def commission(
    context: Context, persona: str, form: str, brief: Any, voices: tuple[str, ...]
) -> None:
    """Write a longer piece for PERSONA into the queue. A person of the past may be what it is about; nobody but
    the label's own personas speaks in it."""
    context.check_name(persona)
    document = _written(context, persona, form, brief.read(), list(voices))
    draft = document["draft"]
    silence = f"silent: {document['trace']['silence']}"
    context.say(document, f"draft {draft['id']}\n\n{draft['text']}" if draft else silence)


def _written(
    context: Context, persona: str, form: str, brief: str, voices: list[str]
) -> dict[str, Any]:
    daemon = context.daemon()
    if daemon:
        body = {"persona": persona, "form": form, "brief": brief, "voices": voices}
        return daemon.ask("life/commission", {**body, "by": context.person})
    from agent.newsroom.living.commissions import commission as written
    from agent.newsroom.plan import read_in

    with context.newsroom() as room:
        read_in(room)
        return written(room, persona, form, brief, voices, context.person)
