"""A channel on Slack, through an incoming webhook. Never twice: an answer that is missing is a person's.

Slack answers `ok` and no id: what is out there can only be taken down or corrected by hand.
"""

from dataclasses import dataclass

from agent.publishing.channel import Parcel, Receipt
from agent.publishing.channels.exchange import ask
from agent.publishing.channels.keys import Keys
from agent.publishing.judging import judge
from agent.types.accounts import SlackAccount
from agent.types.clocks import Clock


@dataclass(frozen=True)
class Slack:
    keys: Keys
    clock: Clock
    name: str = "slack"
    repeatable: bool = False

    def send(self, parcel: Parcel) -> Receipt:
        account = self.keys.account(parcel.persona, self.name, SlackAccount)
        address = self.keys.secret(parcel.persona, self.name, account)
        given = {"text": escaped(parcel.body), "mrkdwn": False}
        answer = ask("POST", address, self.name, account.timeout_seconds, json=given)
        said = answer.text[:80] if answer.status_code >= 400 else ""
        judge(answer.status_code, answer.headers, self.name, self.clock.now(), said)
        return Receipt()


def escaped(text: str) -> str:
    """The three characters that Slack reads as marks; it shows them as they were."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
