"""service: a systemd user unit for this home."""

import shutil
import subprocess
import sys
from pathlib import Path

import click

from agent.cli.context import Context
from agent.config.home import Home

NAME = "selfsame.service"
UNIT = """\
[Unit]
Description=selfsame, for {home}
After=network-online.target
Wants=network-online.target

[Service]
Type=notify
NotifyAccess=main
ExecStart="{program}" -m agent.cli --home "{home}" run
WatchdogSec=120
Restart=on-failure
RestartSec=5
TimeoutStartSec=120
TimeoutStopSec=15
{credentials}NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ReadWritePaths="{home}"
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
LockPersonality=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
UMask=0077

[Install]
WantedBy=default.target
"""


@click.group()
def service() -> None:
    """Have it start with the machine: a systemd user unit with a watchdog."""


@service.command()
@click.option("--start/--no-start", default=True, help="Also start it now and with every login.")
@click.pass_obj
def install(context: Context, start: bool) -> None:
    """Write the unit for this home; every file in keys/ becomes a credential of it."""
    path = unit_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(unit_of(context.home), encoding="utf-8")
    began = start and _systemctl("daemon-reload") and _systemctl("enable", "--now", NAME)
    words = (
        "started"
        if began
        else f"start it: systemctl --user daemon-reload && systemctl --user enable --now {NAME}"
    )
    context.say({"unit": str(path), "started": bool(began)}, f"wrote {path}; {words}")


@service.command(name="status")
@click.pass_obj
def service_status(context: Context) -> None:
    """Whether the unit is there and what systemd says of it."""
    path = unit_path()
    active = state(path)
    context.say(
        {"unit": str(path), "installed": path.is_file(), "state": active}, f"{path}: {active}"
    )


@service.command()
@click.pass_obj
def remove(context: Context) -> None:
    """Stop it and take the unit away; the home stays."""
    path = unit_path()
    _systemctl("disable", "--now", NAME)
    there = path.is_file()
    path.unlink(missing_ok=True)
    _systemctl("daemon-reload")
    context.say({"removed": there}, f"removed {path}" if there else f"{path} was not there")


def state(path: Path) -> str:
    """systemd's word for it, such as active or failed, or why there is none."""
    if not path.is_file():
        return "not installed"
    return _asked("is-active", NAME)[1] or "systemd doesn't answer here; sign in as its user"


def unit_path() -> Path:
    import os

    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "systemd" / "user" / NAME


def unit_of(home: Home) -> str:
    keys = sorted(path for path in (home.path / "keys").glob("*") if path.is_file())
    credentials = "".join(f'LoadCredential="{path.name}:{path}"\n' for path in keys)
    plain = UNIT.format(home=home.path, program=sys.executable, credentials=credentials)
    return plain.replace("%", "%%")  # what systemd would take for a name of its own


def _systemctl(*words: str) -> bool:
    return _asked(*words)[0]


def _asked(*words: str) -> tuple[bool, str]:
    """Whether systemctl did it, and what it said; it says that something is inactive with a failure."""
    program = shutil.which("systemctl")
    if program is None:
        return False, ""
    done = subprocess.run([program, "--user", *words], capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout.strip()
