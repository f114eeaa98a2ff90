"""selfsame: the group of all verbs. One of the three outer doors."""

import json
import os
import sys
from datetime import datetime

import click

from agent.cli import (
    attach,
    autonomy,
    canon,
    check,
    commission,
    costs,
    days,
    doctor,
    export,
    feeds,
    heard,
    hold,
    init,
    keeping,
    leave,
    memory,
    mood,
    news,
    notices,
    people,
    persona,
    posts,
    probe,
    proof,
    queue,
    rehearse,
    service,
    status,
    stayed,
    taste,
    tell,
    unit,
    variant,
    voice,
    write,
)
from agent.cli.context import Context
from agent.cli.logs import veil_the_last_resort
from agent.cli.times import IsoTime
from agent.errors import SelfsameError
from agent.secret import veiled


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", metavar="DIR", help="The home: a folder with config/ and data/.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON document.")
@click.option("--now", type=IsoTime(), help="Believe that it is this world time.")
@click.option("--as", "person", metavar="NAME", help="Who decides; the system's user by default.")
@click.version_option(package_name="selfsame", prog_name="selfsame")
@click.pass_context
def selfsame(
    ctx: click.Context, home: str | None, as_json: bool, now: datetime | None, person: str | None
) -> None:
    """A persona that stays herself, whoever is on shift."""
    ctx.obj = Context(home, as_json, now, person)


for command in (
    init.init,
    service.run,
    service.tick,
    unit.service,
    news.news,
    feeds.feeds,
    write.write,
    persona.persona,
    rehearse.rehearse,
    proof.proof,
    queue.queue,
    variant.variant,
    attach.attach,
    posts.posts,
    hold.hold,
    tell.tell,
    days.days,
    mood.mood,
    heard.heard,
    stayed.stayed,
    commission.commission,
    canon.canon,
    memory.memory,
    taste.taste,
    voice.voice,
    leave.leave,
    people.people,
    notices.notices,
    autonomy.autonomy,
    probe.probe,
    check.check,
    doctor.doctor,
    keeping.backup,
    keeping.restore,
    export.export,
    costs.costs,
    status.status,
):
    selfsame.add_command(command)


def main() -> None:
    """0 for done, 1 for a failure told with its mend, 2 for a wrong call."""
    as_json = "--json" in sys.argv[1:]
    veil_the_last_resort()
    try:
        sys.exit(selfsame.main(prog_name="selfsame", standalone_mode=False) or 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(_fail(as_json, "stopped", "stopped", "", 1))
    except click.exceptions.NoArgsIsHelpError as bare:
        told = "a command is missing" if as_json else bare.format_message()
        sys.exit(_fail(as_json, "usage", told, _usage(bare) if as_json else "", 2))
    except click.ClickException as wrong:
        sys.exit(_fail(as_json, "usage", wrong.format_message(), _usage(wrong), 2))
    except SelfsameError as fault:
        sys.exit(_fail(as_json, fault.kind, fault.message, fault.mend, 1))
    except BrokenPipeError:
        sys.exit(1)
    except Exception as problem:  # an outer door: nobody is shown a stack of calls
        if "SELFSAME_DEBUG" in os.environ:
            raise
        known = _from_the_database(problem)
        if known is not None:
            sys.exit(_fail(as_json, known.kind, known.message, known.mend, 1))
        words = veiled(f"{type(problem).__name__}: {problem}")
        mend = "run it again with SELFSAME_DEBUG=1 to see where"
        sys.exit(_fail(as_json, "unexpected", words, mend, 1))


def _from_the_database(problem: Exception) -> SelfsameError | None:
    """Its words where it is one of the database's; heavy to import, and rarely needed."""
    if "sqlite3" not in sys.modules:
        return None
    from agent.config.home import find_home
    from agent.database.damage import as_fault

    words = sys.argv
    given = words[words.index("--home") + 1] if "--home" in words[:-1] else None
    return as_fault(problem, find_home(given).database)


def _usage(wrong: click.ClickException) -> str:
    """The help of the verb that was called wrongly; a global option behind it is told where to stand."""
    here = wrong.ctx if isinstance(wrong, click.UsageError) else None
    if here is None:
        return "see selfsame --help"
    if isinstance(wrong, click.NoSuchOption) and here.parent is not None:
        for option in selfsame.params:
            if wrong.option_name in option.opts:
                return _before_the_verb(option, here.command_path)
    while here.parent is not None and here.command.hidden:
        here = here.parent
    return f"see {here.command_path} --help"


def _before_the_verb(option: click.Parameter, path: str) -> str:
    name = option.opts[0]
    given = name if getattr(option, "is_flag", False) else f"{name} {option.metavar or 'TIME'}"
    return f"{name} stands before the verb: selfsame {given} {path.partition(' ')[2]}"


def _fail(as_json: bool, kind: str, message: str, mend: str, code: int) -> int:
    if as_json:
        told = {"error": {"kind": kind, "message": message, "mend": mend}}
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(f"{message}\n  → {mend}" if mend else message, file=sys.stderr)
    return code
