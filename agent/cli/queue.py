"""queue: list, show, and decide. Touches only SQL, and works beside a running daemon."""

import sys
from dataclasses import asdict
from datetime import datetime
from typing import Any

import click

from agent.cli.context import Context
from agent.cli.times import IsoTime
from agent.types.review import Draft, Verb


@click.group()
def queue() -> None:
    """The drafts that wait for people."""


@queue.command("list")
@click.option("--persona", help="Only hers.")
@click.option("--all", "everything", is_flag=True, help="Decided and expired ones, too.")
@click.pass_obj
def listing(context: Context, persona: str | None, everything: bool) -> None:
    """What waits, and what is approved and has not left."""
    from agent.review.listing import listed
    from agent.types.review import STATUSES, DraftStatus

    statuses: tuple[DraftStatus, ...] = STATUSES if everything else ("pending", "approved")
    with context.ledger() as (database, _):
        drafts = listed(database, persona=persona, statuses=statuses)
        if persona and not drafts:
            hers = {draft.persona for draft in listed(database, statuses=STATUSES)}
            context.check_name(persona, hers)
    document = {"drafts": [_document(draft) for draft in drafts]}
    context.say(document, "\n".join(_row(draft) for draft in document["drafts"]) or "nothing waits")


@queue.command("show")
@click.argument("draft_id", metavar="ID", type=int)
@click.pass_obj
def show(context: Context, draft_id: int) -> None:
    """One draft with its why and its history."""
    from agent.newsroom.mind import touched_document
    from agent.newsroom.shown import draft_document, timed, trace_document
    from agent.review.parts import enclosed, variants_of
    from agent.review.queue import history, revisions, shown

    with context.ledger() as (database, _):
        draft = shown(database, draft_id)
        document = {
            "draft": draft_document(draft, whole=False),
            "trace": trace_document(database, draft.trace),
            "touches": touched_document(database, draft),
            "chains": _chains(context, draft),
            "variants": [timed(asdict(each)) for each in variants_of(database, draft_id)],
            "attachments": [timed(asdict(each)) for each in enclosed(database, draft_id)],
            "revisions": [timed(asdict(row)) for row in revisions(database, draft_id)],
            "history": [timed(asdict(row)) for row in history(database, draft_id)],
        }
    context.say(document, _sheet(document))


@queue.command("approve")
@click.argument("draft_id", metavar="ID", type=int)
@click.option("--note", default="", help="For the record.")
@click.option("--shelf", is_flag=True, help="Without a time, for a day with nothing else.")
@click.pass_obj
def approve(context: Context, draft_id: int, note: str, shelf: bool) -> None:
    """Let it go out at its time."""
    _decide(context, draft_id, "approve", note=note, shelf=shelf)


@queue.command("edit")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("text")
@click.option("--note", default="", help="Why.")
@click.pass_obj
def edit(context: Context, draft_id: int, text: str, note: str) -> None:
    """Replace the text with TEXT ("-" reads it from standard input)."""
    given = sys.stdin.read().strip() if text == "-" else text
    _decide(context, draft_id, "edit", text=given, note=note)


@queue.command("reject")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("reason")
@click.option("--note", default="", help="In your own words; she learns from it.")
@click.pass_obj
def reject(context: Context, draft_id: int, reason: str, note: str) -> None:
    """Refuse it: not-her, untrue, dull, repeats, taboo, timing, other (or 1 to 7)."""
    _decide(context, draft_id, "reject", reason=reason, note=note)


@queue.command("redo")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("note", default="")
@click.pass_obj
def redo(context: Context, draft_id: int, note: str) -> None:
    """Ask for another attempt, with a NOTE for it; the daemon writes it."""
    _decide(context, draft_id, "redo", note=note)


@queue.command("snooze")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("until", metavar="ISO-TIME", type=IsoTime())
@click.pass_obj
def snooze(context: Context, draft_id: int, until: datetime) -> None:
    """Not before this time."""
    _decide(context, draft_id, "snooze", until=until)


@queue.command("reschedule")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("speak_at", metavar="ISO-TIME", type=IsoTime())
@click.pass_obj
def reschedule(context: Context, draft_id: int, speak_at: datetime) -> None:
    """Speak at this time instead."""
    _decide(context, draft_id, "reschedule", until=speak_at)


@queue.command("swap")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("candidate", type=int)
@click.pass_obj
def swap(context: Context, draft_id: int, candidate: int) -> None:
    """Take another CANDIDATE of the same writing, by its number from 0."""
    _decide(context, draft_id, "swap", candidate=candidate)


@queue.command("undo")
@click.argument("draft_id", metavar="ID", type=int)
@click.pass_obj
def undo(context: Context, draft_id: int) -> None:
    """Take the last decision back, until it has left."""
    _decide(context, draft_id, "undo")


def _decide(context: Context, draft_id: int, verb: Verb, **particulars: Any) -> None:
    from agent.config.read import load_config
    from agent.newsroom.decide import decided
    from agent.review.decision import Decision

    config = load_config(context.home)
    decision = Decision(draft_id, verb, context.person, **particulars)
    with context.ledger(writes=True) as (database, clocks):
        draft = decided(database, clocks, config, decision)
    document = {"draft": _document(draft)}
    context.say(document, f"{verb}: {_row(document['draft'])}")


def _document(draft: Any) -> dict[str, Any]:
    """As draft_document, without opening the newsroom: this must start fast."""
    row = asdict(draft)
    row.pop("trace")
    return {
        **{
            key: value.isoformat() if isinstance(value, datetime) else value
            for key, value in row.items()
        },
        "single": draft.single,
    }


def _row(draft: dict[str, Any]) -> str:
    marks = "".join(f" !{flag['code']}" for flag in draft["flags"] if flag["severity"] != "note")
    when = (draft["speak_at"] or "on approval")[:16].replace("T", " ")
    text = draft["text"].replace("\n", " ")
    return f"{draft['id']:>4}  {draft['status']:<9} {draft['persona']:<10} {when}  {text}{marks}"


def _sheet(document: dict[str, Any]) -> str:
    draft, trace = document["draft"], document["trace"]
    occasion = trace.get("occasion") or {}
    worth = f"(heat {occasion.get('heat', 0):.2f}, appeal {occasion.get('appeal', 0):.2f})"
    lines = [_row(draft), "", draft["text"], "", f"why       {occasion.get('why', '')} {worth}"]
    lines += [f"noticed   {trace.get('notice', '')}"]
    lines += [
        f"source    {source['publisher']}: {source['title']}"
        for source in occasion.get("sources", [])
    ]
    lines += [_memory(draft["kind"], memory) for memory in trace["memories"]]
    lines += _touches(document["touches"])
    lines += [
        f"in {each['language']}     {each['status']}: {each['text']}"
        for each in document["variants"]
    ]
    lines += [
        f"file      {each['attachment']['alt']} ({each['attachment']['type']})"
        for each in document["attachments"]
    ]
    lines += [f"flag      {flag['words']}" for flag in draft["flags"]]
    lines += _cut(document["chains"])
    lines += _candidates(draft["text"], trace)
    lines += [
        f"history   {row['world_at'][:16]} {row['who']}: {row['action']} {row['why']}"
        for row in document["history"]
    ]
    return "\n".join(lines)


def _chains(context: Context, draft: Draft) -> dict[str, list[str]]:
    """Where it goes as a chain, by channel, part by part."""
    from agent.config.read import load_config
    from agent.text.chain import parts

    if not any(flag["code"] == "chain" for flag in draft.flags):
        return {}
    file = load_config(context.home).persona(draft.persona).file
    found = {name: list(parts(draft.text, file, draft.language, name)) for name in file.channels}
    return {name: each for name, each in found.items() if len(each) > 1}


def _cut(chains: dict[str, list[str]]) -> list[str]:
    return [
        f"{f'on {channel}':<10}{part.replace(chr(10), f'{chr(10)}          ')}"
        for channel, each in chains.items()
        for part in each
    ]


def _memory(kind: str, memory: dict[str, Any]) -> str:
    """What a post recalled, with how near it was; or what a belief rests on."""
    if kind == "belief":
        return f"rests on  ({memory['kind']}) {memory['text'] or 'forgotten since'}"
    return f"memory    {memory['score']:.2f} {memory['text']}"


def _touches(touched: dict[str, Any]) -> list[str]:
    """What publishing it opens, closes and takes up; and the belief whose place a new one would take."""
    lines = [f"opens     {touched['opens']}"] if touched["opens"] else []
    for key, label in (("closes", "closes"), ("takes_up", "takes up")):
        thread = touched[key]
        if thread:
            state = thread.get("state", "unknown").replace("_", " ")
            since = f", {state}, since {thread['opened_at'][:10]}" if "opened_at" in thread else ""
            lines.append(f"{label:<9} [{thread['id']}{since}] {thread['text']}")
    before = touched["changes"]
    if before:
        held = f"[{before['id']}, held since {before['held_from'][:10]}]"
        lines.append(f"instead   {held} {before['text']}")
    return lines


def _candidates(text: str, trace: dict[str, Any]) -> list[str]:
    """By the numbers that swap takes; the one that is the draft's text, or was at first, is marked."""
    texts = [found["text"] for found in trace.get("candidates", [])]
    chosen = texts.index(text) if text in texts else trace.get("picked")
    return [
        f"candidate {number}{' *' if number == chosen else '  '} {found}"
        for number, found in enumerate(texts)
    ]
