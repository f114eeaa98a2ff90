"""The house style, read off the tree: floors, circles, lengths, and who may catch everything."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = [
    {"cli"},
    {"desk", "daemon"},
    {"newsroom"},
    {"news", "schedule", "writing", "review", "publishing", "seats", "telling"},
    {"config", "model", "database"},
    {"voice", "text", "types", "errors", "secret"},
    {"memory"},
]
GROUND = {"types", "errors", "text", "secret"}  # may be used by their neighbours on the same floor
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
OUTER_DOORS = {"agent/daemon.py", "agent/desk/guard.py", "agent/cli/app.py"}


@cache
def trees() -> dict[str, ast.Module]:
    paths = [path for top in ("agent", "memory") for path in (ROOT / top).rglob("*.py")]
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(paths)
    }


def room_of(parts: list[str]) -> str:
    if parts[0] == "memory":
        return "memory"
    return parts[1].removesuffix(".py") if len(parts) > 1 else "agent"


def imports(path: str, node: ast.AST) -> list[str]:
    """The modules that a statement reaches, relative and aliased ones resolved."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    package = path.split("/")[:-1]
    base = package[: len(package) - node.level + 1] if node.level else []
    head = ".".join([*base, *([node.module] if node.module else [])])
    return [head, *(f"{head}.{alias.name}" for alias in node.names)]


def edges() -> set[tuple[str, str, str]]:
    found = set()
    for path, tree in trees().items():
        here = room_of(path.split("/"))
        for node in ast.walk(tree):
            for module in imports(path, node):
                parts = module.split(".")
                if parts[0] in ("agent", "memory") and (parts[0] == "memory" or len(parts) > 1):
                    there = room_of(parts)
                    if there != here and there in FLOOR:
                        found.add((here, there, path))
    return found


def test_imports_run_downhill_only() -> None:
    wrong = [
        f"{path}: {here} imports {there}"
        for here, there, path in edges()
        if here in FLOOR
        and (FLOOR[there] < FLOOR[here] or (FLOOR[there] == FLOOR[here] and there not in GROUND))
    ]
    assert wrong == []


def test_rooms_import_each_other_without_circles() -> None:
    graph: dict[str, set[str]] = {}
    for here, there, _ in edges():
        graph.setdefault(here, set()).add(there)

    def reaches(start: str, goal: str, seen: frozenset[str] = frozenset()) -> bool:
        nexts = graph.get(start, set()) - seen
        return goal in nexts or any(reaches(room, goal, seen | nexts) for room in nexts)

    assert [room for room in graph if reaches(room, room)] == []


def test_no_file_is_over_300_lines_and_no_function_over_60() -> None:
    long = [
        f"{path}:{node.name}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 60
    ]
    big = [path for path in trees() if (ROOT / path).read_text("utf-8").count("\n") > 300]
    assert long + big == []


def test_everything_is_caught_only_at_the_three_outer_doors() -> None:
    broad = {
        path
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node.type)
    }
    assert broad <= OUTER_DOORS


def catches_everything(kind: ast.expr | None) -> bool:
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(
        each is None or (isinstance(each, ast.Name) and each.id in ("Exception", "BaseException"))
        for each in kinds
    )


def test_nobody_asks_the_machine_for_the_time_but_the_clock() -> None:
    asked = {
        path
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "utcnow", "today")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("datetime", "date", "dt")
    }
    assert asked <= {"agent/types/clocks.py"}


@pytest.mark.parametrize("verb", [["--help"], ["queue", "list"]])
def test_heavy_libraries_stay_out_of_what_must_start_fast(verb: list[str], tmp_path: Path) -> None:
    code = (
        "import sys\n"
        f"sys.argv = ['selfsame', *{verb!r}]\n"
        "from agent.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'chromadb', 'langchain_openai', 'langgraph', 'fastapi', 'feedparser', 'numpy', 'httpx'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))\n"
    )
    (tmp_path / "config").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"SELFSAME_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        cwd=ROOT,
    )
    assert done.stdout.splitlines()[-1] == "heavy: []"
