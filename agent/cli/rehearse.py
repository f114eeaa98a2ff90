"""rehearse: archived news days played through a persona, without touching memory or queue."""

import json
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agent.cli.context import Context
from agent.errors import NotLawful

if TYPE_CHECKING:
    from agent.newsroom.rehearsal.purse import Cost
    from agent.newsroom.rehearsal.side import Side
    from agent.newsroom.room import Newsroom

NOW = "as she is now"


@click.command()
@click.argument("persona")
@click.option(
    "--days", default=7, show_default=True, type=click.IntRange(1, 366), help="The last N days."
)
@click.option(
    "--against", metavar="REV|FOLDER", help="Beside a git revision, or a persona's folder."
)
@click.option(
    "--most-calls",
    type=click.IntRange(0),
    help="Model calls at most; caps.calls_per_day if left out.",
)
@click.option("--yes", is_flag=True, help="Don't ask before a model is paid.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The report's .html; a .json comes beside it.")  # fmt: skip
@click.pass_context
def rehearse(ctx: click.Context, persona: str, days: int, against: str | None, most_calls: int | None,
             yes: bool, out: Path | None) -> None:  # fmt: skip
    """Play the news of the last days through PERSONA as she is now, or beside another version of her.

    Memory and queue stay as they are. Exit status 1 where a limit under `rehearse` in her persona.yaml
    is broken.
    """
    from agent.newsroom.rehearsal.scratch import scratch_room

    context: Context = ctx.obj
    context.check_name(persona)
    if context.now is not None:
        raise click.UsageError("a rehearsal ends at the home's own time: leave --now out")
    with scratch_room(context.home) as room:
        sides, labels = _sides(context, room, persona, against)
        document = _rehearsed(
            room, sides, labels, days, most_calls, sure=yes, quiet=context.as_json
        )
        files = _kept(context, document, out)
    context.say(document | {"files": files}, _words(document, files))
    if document["broken"]:
        ctx.exit(1)


def _sides(
    context: Context, room: "Newsroom", persona: str, against: str | None
) -> "tuple[list[Side], list[str]]":
    from agent.newsroom.rehearsal.versions import other_side, present_side

    sides, labels = [present_side(room.config, persona)], [NOW]
    if against is not None:
        sides.append(other_side(context.home, room.config, persona, against))
        labels.append(against)
    return sides, labels


def _rehearsed(
    room: "Newsroom", sides: "list[Side]", labels: list[str], days: int, most_calls: int | None,
    *, sure: bool, quiet: bool,
) -> dict[str, Any]:  # fmt: skip
    from agent.newsroom.rehearsal.play import planned, play
    from agent.newsroom.rehearsal.purse import Purse, cost_of
    from agent.newsroom.rehearsal.report import report

    caps, moments = room.config.settings.caps, planned(room, sides, days)
    purse = Purse(caps.calls_per_day if most_calls is None else most_calls, caps)
    cost = cost_of(room.database, caps, len(moments))
    paid = room.config.settings.model.provider != "offline"
    if paid:
        _agree(cost, purse.most, sure)
    out = sys.stderr if sys.stderr.isatty() and not quiet else StringIO()
    with click.progressbar(length=len(moments), label="rehearsing", file=out) as bar:
        played = play(room, moments, purse, lambda done: bar.update(done - bar.pos))
    told = report(room, sides, labels, played)
    return told | {
        "days": days,
        "usage": purse.document(),
        "cost": cost.document() if paid else None,
    }


def _agree(cost: "Cost", most: int, sure: bool) -> None:
    """Tells what it may cost before anything is spent; raises NotLawful where nobody can be asked."""
    click.echo(f"{cost}; at most {most} calls (--most-calls)", err=True)
    if sure:
        return
    if not sys.stdin.isatty():
        raise NotLawful("nobody is there to agree to that", "run it again with --yes")
    click.confirm("rehearse?", abort=True, err=True)


def _kept(context: Context, document: dict[str, Any], out: Path | None) -> dict[str, str]:
    from agent.newsroom.rehearsal.page import report_page

    first = document["scenes"][0]["date"] if document["scenes"] else "none"
    name = f"{document['persona']}-{first}-{document['sides'][0]['version']}.html"
    page = out or context.home.data / "rehearsals" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(report_page(document), encoding="utf-8")
    data = page.with_suffix(".json")
    data.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return {"html": str(page), "json": str(data)}


def _words(document: dict[str, Any], files: dict[str, str]) -> str:
    lines = []
    for side in document["sides"]:
        voice = "–" if side["voice"] is None else f"{side['voice']:.0f}"
        lines.append(
            f"{side['label']:<20} {side['posts']} posts of {side['moments']} moments, like her {voice},"
            f" {side['flags'] or 0:.2f} warnings a post, sameness {side['sameness'] or 0:.2f}"
        )
    lines += [
        *document["verdict"],
        *filter(None, [document["stopped"]]),
        f"report: {files['html']}",
    ]
    return "\n".join(lines)
