"""posts: what is out; a person's word about what can't be proven; taking down, correcting; where each comes from."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from agent.cli.context import Context
from agent.cli.times import IsoTime


@click.group()
def posts() -> None:
    """What went out, what did not, and where each post comes from."""


@posts.command("list")
@click.option("--persona", help="Only hers.")
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True)
@click.pass_obj
def listing(context: Context, persona: str | None, most: int) -> None:
    """Posts and their deliveries, the newest first; what needs a person stands on top."""
    from agent.newsroom.posted import posts_document

    if persona:
        context.check_name(persona)
    with context.ledger() as (database, clocks):
        document = posts_document(database, clocks, persona, most)
    context.say(document, "\n".join(_lines(document)) or "nothing has been approved yet")


@posts.command("out")
@click.argument("delivery", type=int)
@click.option("--link", default="", help="Where it can be read.")
@click.pass_obj
def out(context: Context, delivery: int, link: str) -> None:
    """It is out: somebody has seen DELIVERY there."""
    from agent.publishing.verdicts import it_is_out

    with context.ledger(writes=True) as (database, clocks):
        it_is_out(database, clocks, delivery, context.person, link)
    context.say({"delivery": delivery, "status": "published"}, f"{delivery} is out")


@posts.command("not-out")
@click.argument("delivery", type=int)
@click.pass_obj
def not_out(context: Context, delivery: int) -> None:
    """It is not: somebody has looked for DELIVERY there; it is sent again."""
    from agent.publishing.verdicts import it_is_not

    with context.ledger(writes=True) as (database, clocks):
        it_is_not(database, clocks, delivery, context.person)
    context.say({"delivery": delivery, "status": "due"}, f"{delivery} goes out again")


@posts.command("send-again")
@click.argument("delivery", type=int)
@click.pass_obj
def send_again(context: Context, delivery: int) -> None:
    """Try DELIVERY once more, which failed and is not out."""
    from agent.publishing.verdicts import send_again as again

    with context.ledger(writes=True) as (database, clocks):
        again(database, clocks, delivery, context.person)
    context.say({"delivery": delivery, "status": "due"}, f"{delivery} goes out again")


@posts.command("again")
@click.argument("persona")
@click.argument("channel")
@click.pass_obj
def again(context: Context, persona: str, channel: str) -> None:
    """Ask PERSONA's account on CHANNEL at once, now that it was mended."""
    from agent.publishing.verdicts import try_account

    context.check_name(persona)
    with context.ledger(writes=True) as (database, clocks):
        try_account(database, clocks, persona, channel, context.person)
    context.say({"persona": persona, "channel": channel}, f"{channel} is tried with the next post")


@posts.command("take-down")
@click.argument("post", type=int)
@click.argument("why")
@click.pass_obj
def take_down(context: Context, post: int, why: str) -> None:
    """Take POST down wherever the channel can, and list the links of the others."""
    from agent.config.read import load_config
    from agent.newsroom.amend import take_down as take

    config = load_config(context.home)
    with context.ledger(writes=True) as (database, clocks):
        document = take(database, clocks, config, context.home.path, post, context.person, why)
    context.say(document, _amended(document))


@posts.command("correct")
@click.argument("post", type=int)
@click.argument("text")
@click.argument("why")
@click.pass_obj
def correct(context: Context, post: int, text: str, why: str) -> None:
    """Put TEXT ("-" reads it from standard input) in POST's place, or list the links where a person has to."""
    from agent.config.read import load_config
    from agent.newsroom.amend import correct as put
    from agent.publishing.amending import Wish

    given = sys.stdin.read().strip() if text == "-" else text
    config = load_config(context.home)
    with context.ledger(writes=True) as (database, clocks):
        wish = Wish(post, "correct", context.person, why, given)
        document = put(database, clocks, config, context.home.path, wish)
    context.say(document, _amended(document))


@posts.command("done")
@click.argument("amendment", type=int)
@click.pass_obj
def done(context: Context, amendment: int) -> None:
    """Somebody has taken down or corrected by hand what AMENDMENT asked for."""
    from agent.publishing.amending import done_by_hand

    with context.ledger(writes=True) as (database, clocks):
        done_by_hand(database, clocks, amendment, context.person)
    context.say({"amendment": amendment, "status": "done"}, f"{amendment} is done")


@posts.command("provenance")
@click.argument("post", type=int)
@click.pass_obj
def provenance(context: Context, post: int) -> None:
    """Who approved which bytes of POST when, what wrote them, and which rules they were held to."""
    from agent.config.read import read_config
    from agent.newsroom.provenance import provenance as record

    config = read_config(context.home).config
    with context.ledger() as (database, _):
        document = record(database, config.personas if config else {}, post)
    context.say(document, json.dumps(document, ensure_ascii=False, indent=1))


@posts.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--persona", help="Only hers.")
@click.option("--since", type=IsoTime(), help="Only what was approved since then.")
@click.pass_obj
def export(context: Context, file: Path, persona: str | None, since: datetime | None) -> None:
    """Write the provenance of every post to FILE, one JSON line each."""
    from agent.config.read import read_config
    from agent.newsroom.provenance import every_provenance

    if persona:
        context.check_name(persona)
    config = read_config(context.home).config
    with context.ledger() as (database, _):
        found = every_provenance(database, config.personas if config else {}, persona, since)
        lines = [json.dumps(each, ensure_ascii=False) for each in found]
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    context.say({"file": str(file), "posts": len(lines)}, f"{len(lines)} posts in {file}")


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


def _lines(document: dict[str, Any]) -> list[str]:
    lines = [f"broken    {row['persona']} on {row['channel']}: {row['message']}\n          → {row['mend']}"
             for row in document["broken"]]  # fmt: skip
    for row in document["waits"]:
        lines += [f"asks      {_row(row)}", f"          → {_ways(row)}"]
    lines += [f"by hand   [{row['amendment']}] {row['kind']} post {row['post']} on {row['channel']}: {row['link'] or 'look for it there'}"
              for row in document["by_hand"]]  # fmt: skip
    for post in document["posts"]:
        text = post["text"].replace("\n", " ")
        lines += [f"{post['post']:>4}  {post['persona']:<10} {text}"]
        lines += [f"      {_row(row)}" for row in post["deliveries"]]
    return lines


def _row(row: dict[str, Any]) -> str:
    rest = (
        row["link"] if row["status"] == "published" else row["why"] or f"due {row['due_at'][:16]}"
    )
    return f"[{row['delivery']}] {row['channel']:<9} {row['status']:<11} {rest}"


def _ways(row: dict[str, Any]) -> str:
    number = row["delivery"]
    if row["status"] == "failed":
        return f"selfsame posts send-again {number}; or, where somebody put it there: posts out {number}"
    return f"look there, then: selfsame posts out {number} --link URL, or: selfsame posts not-out {number}"


def _amended(document: dict[str, Any]) -> str:
    lines = [f"{row['channel']:<9} {row['status']:<8} {row['link']} {row['why']}".rstrip()
             for row in document["deliveries"]]  # fmt: skip
    if document["by_hand"]:
        lines.append(
            "what says by-hand a person has to do there; then: selfsame posts done ID, by selfsame posts list"
        )
    return "\n".join(lines)
