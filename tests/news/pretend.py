"""A network in which every name has a public address, and every address leads to loopback: real HTTP, guarded
and paused as if the sites were far away."""

from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256

import httpcore

from agent.news.dial import Net


@dataclass
class PretendNet:
    """`names` says otherwise for some: a list of answers, one for each asking, the last one for ever."""

    names: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    dialled: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int, seconds: float) -> list[str]:
        answers = self.names.get(host, [[public(host)]])
        answer = answers[min(self.asked[host], len(answers) - 1)]
        self.asked[host] += 1
        if not answer:
            raise httpcore.ConnectError(f"no site is called {host}")
        return answer

    def dial(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.dialled.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", port, seconds)

    @property
    def net(self) -> Net:
        return Net(self.resolve, self.dial)


def public(host: str) -> str:
    """An address of its own for each host, or the host itself where it is an address."""
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    digest = sha256(host.encode()).digest()
    return f"93.184.{digest[0]}.{digest[1] % 250 + 1}"
