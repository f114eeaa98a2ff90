"""The command line, a file per verb group; heavy rooms are imported inside the verbs."""

from agent.thrift import no_second_command_line

no_second_command_line()

from agent.cli.app import main  # noqa: E402

__all__ = ["main"]
