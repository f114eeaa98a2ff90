"""The command line, a file per verb group; heavy rooms are imported inside the verbs."""

from agent.cli.app import main

__all__ = ["main"]
