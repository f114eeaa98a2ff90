"""memory PERSONA …: look into what one persona keeps, and do something about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from agent.cli.context import Context
from agent.cli.memory_rows import belief_rows, lesson_rows, memory_rows, one_rows, thread_rows
from agent.cli.times import IsoTime
from agent.types.keeping import Keeping, KeepingVerb

if TYPE_CHECKING:
    from agent.types.keeping import MemoryTools

PERSONA = "PERSONA"
"""Stands for any persona's name, which is the verb that was typed."""
KINDS = ("post", "belief", "thread", "event", "work", "lore", "lesson")
SAID = ("post", "belief", "thread")


@dataclass(frozen=True)
class Hers:
    """One persona's memory, through the running daemon or in this process."""

    context: Context
    persona: str

    def ask(
        self, path: str, body: dict[str, Any], here: "Callable[[MemoryTools], dict[str, Any]]"
    ) -> dict[str, Any]:
        from agent.newsroom.plan import read_in
        from agent.newsroom.tending import memory_tools

        self.context.check_name(self.persona)
        daemon = self.context.daemon()
        if daemon:
            return daemon.ask(f"memory/{path}", {"persona": self.persona, **body})
        with self.context.newsroom() as room:
            read_in(room)
            return here(memory_tools(room))

    def keep(self, verb: KeepingVerb, ids: tuple[int, ...], why: str, **more: Any) -> None:
        until: datetime | None = more.get("until")
        wish = Keeping(verb, self.persona, ids, self.context.person, why, until)
        body = {"verb": verb, "ids": ids, "by": wish.by, "why": why}
        told = {**body, "until": until.isoformat()} if until else body
        document = self.ask("keep", told, lambda tools: tools.keep(wish))
        numbers = ", ".join(map(str, ids))
        self.context.say(document, "\n".join((f"{DONE[verb]}: {numbers}", *document["kept"])))


DONE: dict[KeepingVerb, str] = {
    "pin": "pinned",
    "unpin": "no longer pinned",
    "quarantine": "set apart",
    "release": "taken back in",
    "retire": "retired",
    "forget": "forgotten",
    "drop": "dropped",
    "reopen": "open again",
    "rest": "rests",
}
Kinds = click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these; may be repeated."
)
Why = click.option("--why", default="", help="For the record.")
Ids = click.argument("ids", metavar="ID…", type=int, nargs=-1, required=True)


@click.group(PERSONA)
@click.pass_context
def of(ctx: click.Context) -> None:
    """Look into what one persona keeps, and do something about it."""
    ctx.obj = Hers(ctx.obj, str(ctx.info_name))


@of.command("search")
@click.argument("text")
@Kinds
@click.pass_obj
def search(hers: Hers, text: str, kinds: tuple[str, ...]) -> None:
    """Find TEXT; shows what each part of the score gave."""
    _found(hers, text, kinds)


@of.command("said")
@click.argument("text")
@click.pass_obj
def said(hers: Hers, text: str) -> None:
    """What has she ever said about TEXT: her posts, beliefs and what she left open."""
    _found(hers, text, SAID)


def _found(hers: Hers, text: str, kinds: tuple[str, ...]) -> None:
    document = hers.ask(
        "search",
        {"text": text, "kinds": kinds},
        lambda tools: tools.search(hers.persona, text, kinds),
    )
    hers.context.say(document, memory_rows(document["memories"]) or "nothing found")


@of.command("list")
@Kinds
@click.option("--page", default=1, type=click.IntRange(1), help="The newest stand on page 1.")
@click.pass_obj
def listing(hers: Hers, kinds: tuple[str, ...], page: int) -> None:
    """All that she keeps, newest first."""
    body = {"kinds": kinds, "at": page}
    document = hers.ask("timeline", body, lambda tools: tools.timeline(hers.persona, kinds, page))
    more = f"\nolder ones: --page {page + 1}" if document["more"] else ""
    hers.context.say(document, (memory_rows(document["memories"]) or "nothing here") + more)


@of.command("show")
@click.argument("memory_id", metavar="ID", type=int)
@click.pass_obj
def show(hers: Hers, memory_id: int) -> None:
    """One memory: where it comes from, where it was used, what hangs on it."""
    document = hers.ask("one", {"id": memory_id}, lambda tools: tools.one(hers.persona, memory_id))
    hers.context.say(document, one_rows(document))


@of.command("threads")
@click.pass_obj
def threads(hers: Hers) -> None:
    """What she left open, and the posts that moved it."""
    document = hers.ask("threads", {}, lambda tools: tools.threads(hers.persona))
    hers.context.say(document, thread_rows(document["threads"]) or "she has left nothing open")


@of.command("beliefs")
@click.pass_obj
def beliefs(hers: Hers) -> None:
    """What she came to think, from when to when."""
    document = hers.ask("beliefs", {}, lambda tools: tools.beliefs(hers.persona))
    hers.context.say(document, belief_rows(document["beliefs"]) or "she has formed no belief yet")


@of.command("lessons")
@click.pass_obj
def lessons(hers: Hers) -> None:
    """What review taught, and who gave it."""
    document = hers.ask("lessons", {}, lambda tools: tools.lessons(hers.persona))
    hers.context.say(document, lesson_rows(document["lessons"]) or "review has taught nothing yet")


@of.command("pin")
@Ids
@Why
@click.pass_obj
def pin(hers: Hers, ids: tuple[int, ...], why: str) -> None:
    """Prefer a memory whatever its age and use."""
    hers.keep("pin", ids, why)


@of.command("unpin")
@Ids
@Why
@click.pass_obj
def unpin(hers: Hers, ids: tuple[int, ...], why: str) -> None:
    """Take a pin off."""
    hers.keep("unpin", ids, why)


@of.command("quarantine")
@Ids
@Why
@click.pass_obj
def quarantine(hers: Hers, ids: tuple[int, ...], why: str) -> None:
    """Set memories apart: kept, and not recalled until they are released."""
    hers.keep("quarantine", ids, why)


@of.command("release")
@Ids
@Why
@click.pass_obj
def release(hers: Hers, ids: tuple[int, ...], why: str) -> None:
    """Take back in what was set apart, or give a retired belief back to her."""
    hers.keep("release", ids, why)


@of.command("retire")
@Ids
@Why
@click.pass_obj
def retire(hers: Hers, ids: tuple[int, ...], why: str) -> None:
    """She no longer goes by it; it stays in the history."""
    hers.keep("retire", ids, why)


@of.command("forget")
@Ids
@Why
@click.pass_obj
def forget(hers: Hers, ids: tuple[int, ...], why: str) -> None:
    """Remove the words for good, from ledger, indexes and later backups; says what is kept by rule."""
    hers.keep("forget", ids, why)


@of.command("drop")
@Ids
@Why
@click.pass_obj
def drop(hers: Hers, ids: tuple[int, ...], why: str) -> None:
    """Let a thread go: she will not come back to it."""
    hers.keep("drop", ids, why)


@of.command("reopen")
@Ids
@Why
@click.pass_obj
def reopen(hers: Hers, ids: tuple[int, ...], why: str) -> None:
    """Open a closed or dropped thread again."""
    hers.keep("reopen", ids, why)


@of.command("rest")
@Ids
@click.option("--until", type=IsoTime(), required=True, help="She is not reminded of it before.")
@click.pass_obj
def rest(hers: Hers, ids: tuple[int, ...], until: datetime) -> None:
    """Leave a thread alone until a day."""
    hers.keep("rest", ids, "", until=until)
