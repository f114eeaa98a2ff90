"""leave: somebody goes, and she stays who she is."""

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from agent.cli.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]


@click.command()
@click.argument("name")
@click.option(
    "--keep/--switch-off", default=True, help="What they taught: it stays, or counts no more."
)
@click.option(
    "--to", default="", metavar="NAME", help="Who has their drafts from now on; else everybody."
)
@click.option("--why", default="", help="For the record.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--dry-run", is_flag=True, help="Show what it would mean, and do nothing.")
@click.option("--back", is_flag=True, help="Let them in again.")
@click.pass_obj
def leave(
    context: Context, name: str, keep: bool, to: str, why: str, yes: bool, dry_run: bool, back: bool
) -> None:
    """NAME leaves: shows what of each persona rests on them, then closes their access, hands over their
    drafts, and keeps or switches off what they taught. Nothing is lost."""
    if back:
        return _come_back(context, name)
    if context.as_json and not (yes or dry_run):
        raise click.UsageError("say --yes, or --dry-run to look only")
    wish: Row = {"name": name, "by": context.person, "switch_off": not keep, "to": to, "why": why}
    daemon = context.daemon()
    if daemon:
        look = partial(daemon.ask, "leave/preview", {"name": name})
        return _leave(context, look, partial(daemon.ask, "leave", wish), yes, dry_run)
    from agent.newsroom.leaving import leave as close
    from agent.newsroom.without_them import leaving_document
    from agent.types.voicing import Leaving

    with context.newsroom() as room:
        look = partial(leaving_document, room, name)
        return _leave(context, look, partial(close, room, Leaving(**wish)), yes, dry_run)


def _leave(
    context: Context,
    preview: "Callable[[], Row]",
    act: "Callable[[], Row]",
    yes: bool,
    dry_run: bool,
) -> None:
    shown = preview()
    words = "\n".join(_shown(shown))
    alone = not (yes or sys.stdin.isatty())
    if dry_run or alone or not (yes or _agreed(words)):
        context.say(
            {"shown": shown, "done": None}, words if dry_run or alone else "nothing was done"
        )
        if alone and not dry_run:
            raise click.UsageError("nothing was done: say --yes as well, or --dry-run to look only")
        return
    done = act()
    said = f"{done['left']} has left; what they taught is {done['taught']}"
    told = [f"  draft {row['draft_id']} ({row['what']})" for row in done["drafts"]]
    context.say({"shown": shown, "done": done}, "\n".join([*([words] if yes else []), said, *told]))


def _agreed(words: str) -> bool:
    click.echo(words)
    return click.confirm("Close their access?", default=False)


def _come_back(context: Context, name: str) -> None:
    from agent.newsroom.leaving import come_back

    with context.ledger(writes=True) as (database, clocks):
        back = come_back(database, clocks, name, context.person)
    mend = f"what was switched off stays so: selfsame memory unmute {back}"
    context.say({"back": back, "by": context.person}, f"{back} may decide again\n  {mend}")


def _shown(told: Row) -> list[str]:
    lines = [f"{told['name']}" + (f" left on {told['left'][:10]}" if told["left"] else "")]
    for about in told["personas"]:
        lines += [f"{about['persona']}", *_about(about)]
    lines += [f"  draft {row['draft_id']} ({row['what']}): {row['text']}" for row in told["drafts"]]
    return lines + [f"  on hold: {row['scope']} ({row['why']})" for row in told["holds"]]


def _about(about: Row) -> list[str]:
    lines = [
        f"  lesson [{row['id']}] {row['words']}" + ("" if row["rests_on_them_alone"] else "  (also others')")
        for row in about["lessons"]
    ]  # fmt: skip
    lines += [
        f"  taste {row['with']:+.2f} → {row['without']:+.2f}  {row['name']}"
        for row in about["taste"]["leanings"]
    ]
    for pair in about["posts"]:
        lines += [f"  on {pair['occasion']}", f"    with     {_said(pair['with'])}"]
        lines += [f"    without  {'the same' if pair['same'] else _said(pair['without'])}"]
    names = (("touched", "with their hand"), ("untouched", "without"))
    return lines + [
        f"  posts {words}: {row['mean']:.0f} ({row['low']:.0f}–{row['high']:.0f}) over {row['count']}"
        for key, words in names
        if (row := about["voice"][key])
    ]


def _said(text: Row) -> str:
    return text["text"] or f"– {text['silence']}"
