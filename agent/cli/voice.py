"""voice: a persona's passport, and two models side by side."""

from typing import Any

import click

from agent.cli.context import Context

Row = dict[str, Any]


@click.command()
@click.argument("persona")
@click.option(
    "--swap",
    metavar="MODEL_B",
    help="Write the six frozen briefs with the present model and with this one: a name at the same "
    "address, or the second model of settings.yaml. Twelve calls, counted under the caps.",
)
@click.pass_obj
def voice(context: Context, persona: str, swap: str | None) -> None:
    """PERSONA's passport: her voice in figures and lines, how it went, and what she would be without any one
    of her people."""
    context.check_name(persona)
    if swap is not None:
        document = _swapped(context, persona, swap)
        context.say(document, "\n".join(_sides(document["replays"])))
        return
    from agent.config.read import load_config
    from agent.newsroom.passport import passport_document

    config = load_config(context.home)
    with context.ledger() as (database, clocks):
        document = passport_document(database, clocks, config, persona)
    context.say(document, "\n".join(_lines(document)))


def _swapped(context: Context, persona: str, other: str) -> Row:
    daemon = context.daemon()
    if daemon:
        return daemon.ask("voice/swap", {"persona": persona, "model": other})
    from agent.newsroom.replays import swap_document

    with context.newsroom() as room:
        return swap_document(room, persona, other)


def _sides(runs: list[Row]) -> list[str]:
    names = [run["served"] or run["asked"] for run in runs]
    lines = []
    for texts in zip(*(run["texts"] for run in runs), strict=True):
        lines += [f"brief {texts[0]['brief']}"]
        lines += [
            f"  {name:<16} {_figure(text['voice'])}  {text['text'] or '– ' + text['silence']}"
            for name, text in zip(names, texts, strict=True)
        ]
    return [*lines, *(f"{name}: {run['words']}" for name, run in zip(names, runs, strict=True))]


def _figure(value: float | None) -> str:
    return "  –" if value is None else f"{value:3.0f}"


def _lines(told: Row) -> list[str]:
    return [
        f"{told['name']}  version {told['version']}",
        *[f"  {habit}" for habit in told["habits"]],
        *[f"  “{line}”" for line in told["canon"]],
        *_windows(told),
        *_further(told),
        *[f"  {row['at'][:10]} {_figure(row['like_her'])}  {row['text']}" for row in told["posts"][-5:]],
        *[f"event     {row['at'][:10]} {row['kind']}: {row['what']}" for row in told["events"]],
        *_replays(told["replays"]),
        *[_person(row) for row in told["people"]],
    ]  # fmt: skip


def _windows(told: Row) -> list[str]:
    if not told["measured"]:
        return ["like her  not measured: her canon needs more lines"]
    lines = ["like her  0–100; 50 is the middle of her own canon"]
    for row in told["windows"]:
        if row["count"]:
            usual = f"her own lines: {row['usual'][0]:.0f}–{row['usual'][1]:.0f}"
            span = f"{row['mean']:.0f} ({row['low']:.0f}–{row['high']:.0f})"
            lines.append(f"  last {row['count']:<3} {span}  {usual}")
    return lines if len(lines) > 1 else [*lines, "  nothing is published yet"]


def _further(told: Row) -> list[str]:
    """What is measured here is her own language."""
    also = ", ".join(told["further"])
    return [f"  also measured in {also}: selfsame canon {told['persona']} show"] if also else []


def _replays(told: Row) -> list[str]:
    return [
        f"replay    {run['at'][:10]} {run['served'] or run['asked']}: {run['words']}"
        for run in told["runs"][-4:]
    ]


def _person(row: Row) -> str:
    """Without one of her people; a fact about her."""
    has, lacks = row["voice"]["with"], row["voice"]["without"]
    parts = [f"{row['alone']} of {row['lessons']} lessons would rest"] if row["lessons"] else []
    parts += (
        [f"{row['other_picks']} of {row['picks']} choices would be other"] if row["picks"] else []
    )
    if has and lacks:
        parts.append(f"the posts without them measure {lacks['mean']:.0f}, all {has['mean']:.0f}")
    gone = " (left)" if row["left"] else ""
    return f"without   {row['name']}{gone}: {'; '.join(parts) or 'nothing would be other'}"
