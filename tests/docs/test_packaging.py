"""What stands around the program: the container, the check script, the lock file."""

import re
import subprocess

import yaml

from tests.docs.pages import PAGES, ROOT, text_of

DOCKERFILE = text_of(ROOT / "Dockerfile")
PLAIN_FILES = ("Makefile", "Dockerfile", "compose.yaml", ".ci/run", "requirements.lock")
HOSTS = re.compile(
    r"pypi\.|pythonhosted|npmjs|docker\.io|ghcr\.io|quay\.io|debian\.org|ubuntu\.com|mirrors?\."
    r"|--(?:extra-)?index-url|--trusted-host|--find-links"
)


def instruction(name: str) -> list[str]:
    """What the Dockerfile says after each such word, continued lines joined."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return re.findall(rf"^{name} (.*)$", joined, re.M)


def test_the_container_copies_files_that_exist_and_are_not_left_out() -> None:
    kept = re.findall(r"^!(.*)$", text_of(ROOT / ".dockerignore"), re.M)
    sources = [source.rstrip("/") for line in instruction("COPY") for source in line.split()[:-1]]
    assert {"agent", "memory", "config", "requirements.lock"} <= set(sources)
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert set(sources) == set(kept)


def test_the_container_has_what_the_package_is_built_from() -> None:
    project = text_of(ROOT / "pyproject.toml")
    readme = re.findall(r'^readme = "(.*)"$', project, re.M)
    copied = " ".join(instruction("COPY"))
    assert [name for name in (*readme, "pyproject.toml") if name not in copied] == []


def test_the_container_installs_by_hash_as_make_does() -> None:
    installed = [line for line in instruction("RUN") if "pip install" in line]
    for pinned in ("--require-hashes -r requirements.lock", "--no-deps --no-build-isolation -e ."):
        assert pinned in text_of(ROOT / "Makefile")
        assert any(line.endswith(pinned) for line in installed)


def test_the_container_runs_without_rights_on_a_home_of_its_own() -> None:
    compose = yaml.safe_load(text_of(ROOT / "compose.yaml"))
    (home,) = instruction("VOLUME")
    assert instruction("USER") == ["selfsame"]
    assert f"SELFSAME_HOME={home} " in f"{instruction('ENV')[0]} "
    assert instruction("WORKDIR")[-1] == home
    assert compose["services"]["selfsame"]["volumes"] == [f"home:{home}"]


def test_the_container_reaches_the_desk_where_it_listens() -> None:
    compose = yaml.safe_load(text_of(ROOT / "compose.yaml"))
    assert compose["services"]["selfsame"]["network_mode"] == "host"
    (check,) = instruction("HEALTHCHECK")
    assert "/healthz" in check
    assert '"/healthz"' in text_of(ROOT / "agent/desk/health.py")


def test_the_check_script_runs_what_make_knows() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111 == 0o111
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert re.search(r"^make check test$", text_of(script), re.M)
    assert text_of(script).splitlines()[2:3] == ["set -euo pipefail"]


def test_no_file_names_a_package_registry() -> None:
    files = [*PAGES, *(ROOT / name for name in PLAIN_FILES)]
    assert [path.name for path in files if HOSTS.search(text_of(path))] == []


def test_the_lock_file_has_hashes_and_no_addresses() -> None:
    lock = text_of(ROOT / "requirements.lock")
    pinned = re.split(r"\n(?=\S)", lock.strip())
    assert "://" not in lock
    assert [line for line in pinned if "--hash=sha256:" not in line] == []
