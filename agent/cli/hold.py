"""hold: stop everything that has not left; a named person lifts it."""

import re

import click

from agent.cli.context import Context

ONE_DRAFT = re.compile(r"draft:\d+")


@click.command()
@click.argument("words", nargs=-1, metavar="[PERSONA|draft:ID] WHY")
@click.option("--all", "everybody", is_flag=True, help="The whole label.")
@click.option("--lift", is_flag=True, help="Let it go on.")
@click.pass_obj
def hold(context: Context, words: tuple[str, ...], everybody: bool, lift: bool) -> None:
    """Stop all of PERSONA's (or with --all everybody's, or one draft's) posts that have not left, and say WHY."""
    from agent.errors import NotThere
    from agent.review.holds import hold as put
    from agent.review.holds import lift as take_off

    scope, why = (
        ("*", " ".join(words)) if everybody else (words[0] if words else "", " ".join(words[1:]))
    )
    if not everybody:
        if not scope:
            raise click.UsageError('name a persona or --all: selfsame hold --all "why"')
        if not ONE_DRAFT.fullmatch(scope):
            context.check_name(scope)  # stopping must work while config has mistakes
    if not (why or lift):
        raise click.UsageError(f'say why: selfsame hold {"--all" if everybody else scope} "why"')
    name = "everybody" if everybody else scope
    with context.ledger(writes=True) as (database, clocks):
        if lift:
            if not take_off(database, clocks, scope, context.person):
                raise NotThere(f"{name} is not held", "see selfsame status")
            context.say({"lifted": scope, "by": context.person}, f"{name} may speak again")
            return
        found = put(database, clocks, scope, why, context.person)
    document = {"hold": {"id": found.id, "scope": scope, "why": why, "by": context.person}}
    context.say(
        document,
        f"{name} held: {why}\n  lift it: {context.selfsame} hold {'--all' if everybody else scope} --lift",
    )
