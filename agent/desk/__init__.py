"""The review pages and the JSON API."""

from agent.desk.app import make_app
from agent.desk.server import Server, serve
from agent.desk.tools import DeskTools

__all__ = ["DeskTools", "Server", "make_app", "serve"]
