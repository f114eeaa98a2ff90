"""How much CPU it takes to start: --help, queue list, check, status. python -m bench.start"""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 5
VERBS = (["--help"], ["queue", "list"], ["check"], ["status"])


def main() -> None:
    """Prints the least of five runs, user and system seconds of the child."""
    with tempfile.TemporaryDirectory() as folder:
        home = str(Path(folder) / "home")
        _seconds(["init", home], [])
        _seconds(["queue", "list"], ["--home", home])
        found = {
            " ".join(verb): round(min(_seconds(verb, ["--home", home]) for _ in range(RUNS)), 3)
            for verb in VERBS
        }
    print(json.dumps(found))


def _seconds(verb: list[str], options: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = "from agent.cli import main; main()"
    subprocess.run([sys.executable, "-c", code, *options, *verb], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
