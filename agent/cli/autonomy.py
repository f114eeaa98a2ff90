"""autonomy: how far a persona may go without a person, and what speaks for it."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.argument("persona")
@click.option(
    "--confirm", is_flag=True, help="Switch on, in your name, what her persona.yaml asks for."
)
@click.pass_obj
def autonomy(context: Context, persona: str, confirm: bool) -> None:
    """What of PERSONA's may leave without a person, who switched that on, and the evidence so far."""
    from agent.config.read import load_config
    from agent.newsroom.evidence import autonomy_document
    from agent.review.switching import confirm as switch_on

    context.check_name(persona)
    config = load_config(context.home)
    her, model = config.persona(persona), config.settings.model
    with context.ledger(writes=confirm) as (database, clocks):
        if confirm:
            written_by = model.name if model.provider != "offline" else "offline"
            switch_on(database, clocks, her, context.person, written_by)
        document = autonomy_document(database, her, clocks.world.now())
    context.say(document, "\n".join(_lines(document)))


def _lines(document: dict[str, Any]) -> list[str]:
    approvals, planted, by_rule = (document[key] for key in ("approvals", "planted", "by_rule"))
    lines = [f"in force  {_force(document)}", f"asked     {_asked(document)}"]
    lines += [f"waits     {document['waits_for']}"] if document["waits_for"] else []
    if not document["gathers"]:
        return [
            *lines,
            "evidence  none is gathered; autonomy: {evidence: true} in persona.yaml starts it",
        ]
    return [
        *lines,
        f"approved  {approvals['looked_at']} of {approvals['all']} approvals by people were looked at",
        f"planted   {planted['caught']} of {planted['decided']} planted bad drafts were caught",
        f"by rule   {by_rule['approved']} approved, {by_rule['published']} out, {by_rule['taken_back']} taken back",
        f"          (the last {document['days']} days)",
    ]  # fmt: skip


def _force(document: dict[str, Any]) -> str:
    if document["level"] == "review":
        return "review: a person approves everything"
    stories = ", stories too" if document["stories"] else ""
    return (
        f"{document['level']}{stories}: switched on by {document['by']}, {document['since'][:10]}"
    )


def _asked(document: dict[str, Any]) -> str:
    asked = document["asked"]
    stories = ", stories too" if asked["stories"] else ""
    whom = f", by {asked['by']}" if asked["by"] and asked["level"] != "review" else ""
    return f"{asked['level']}{stories}{whom}"
