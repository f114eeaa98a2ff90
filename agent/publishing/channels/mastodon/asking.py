"""Mastodon.py, asked one thing at a time: a time limit, no waiting and no tries of its own, faults judged."""

from dataclasses import dataclass, field
from typing import Any

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channels.quiet import quiet
from agent.publishing.judging import judge
from agent.types.accounts import MastodonAccount
from agent.types.clocks import Clock

WHERE = "mastodon"


@dataclass
class Asking:
    """`answers` holds the raw answer to the last request: the library's errors leave out its headers."""

    client: Any
    clock: Clock
    answers: list[Any] = field(default_factory=list)

    def ask(self, verb: str, *given: Any, **named: Any) -> Any:
        """Raises DeliveryFault, DeliveryUnsure."""
        from mastodon import MastodonError, MastodonNetworkError

        self.answers.clear()
        try:
            return getattr(self.client, verb)(*given, **named)
        except MastodonNetworkError as problem:
            raise _unreached(problem) from None  # whose words hold addresses
        except MastodonError as problem:
            self._judge(problem)
            words = f"{WHERE}: an answer that can't be read"
            raise DeliveryUnsure(words, "look whether it is out") from None

    def _judge(self, problem: Exception) -> None:
        if self.answers:
            said = problem.args[-1] if len(problem.args) == 4 else ""
            answer = self.answers[-1]
            judge(answer.status_code, answer.headers, WHERE, self.clock.now(), str(said or ""))


def asking(account: MastodonAccount, token: str, clock: Clock) -> Asking:
    from mastodon import Mastodon
    from requests import Session

    quiet("urllib3", "mastodon")
    session = Session()
    session.max_redirects = 0
    client = Mastodon(
        access_token=token, api_base_url=account.server, session=session,
        request_timeout=account.timeout_seconds, ratelimit_method="throw", version_check_mode="none",
    )  # fmt: skip
    found = Asking(client, clock)
    session.hooks["response"].append(lambda answer, *args, **named: found.answers.append(answer))
    return found


def _unreached(problem: Exception) -> DeliveryFault | DeliveryUnsure:
    """Only where no connection came about is it certain that nothing left."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    cause = problem.__context__
    reason = getattr(cause.args[0], "reason", None) if cause is not None and cause.args else None
    if isinstance(reason, NewConnectionError | ConnectTimeoutError):
        return DeliveryFault(f"{WHERE}: cannot be reached", "look at the network and its server")
    return DeliveryUnsure(f"{WHERE}: no answer ({type(cause).__name__})", "look whether it is out")
