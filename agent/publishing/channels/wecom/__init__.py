"""A group on WeCom (企业微信), through its robot. Never twice: an answer that is missing is a person's.

Nothing can be taken back there but by hand.
"""

from dataclasses import dataclass

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channel import Parcel, Receipt
from agent.publishing.channels.exchange import ask, fields
from agent.publishing.channels.keys import Keys
from agent.publishing.judging import PLAIN_WAIT_SECONDS, judge
from agent.types.accounts import WeComAccount
from agent.types.clocks import Clock

TOO_OFTEN = 45009
NO_ROBOT = 93000
BUSY = -1


@dataclass(frozen=True)
class WeCom:
    keys: Keys
    clock: Clock
    name: str = "wecom"
    repeatable: bool = False

    def send(self, parcel: Parcel) -> Receipt:
        account = self.keys.account(parcel.persona, self.name, WeComAccount)
        address = self.keys.secret(parcel.persona, self.name, account)
        given = {"msgtype": "text", "text": {"content": parcel.body}}
        answer = ask("POST", address, self.name, account.timeout_seconds, json=given)
        judge(answer.status_code, answer.headers, self.name, self.clock.now())
        told = fields(answer)
        _judge(told.get("errcode"), str(told.get("errmsg", ""))[:120])
        return Receipt()


def _judge(code: object, said: str) -> None:
    """WeCom answers 200 and says in the document what became of it."""
    if code == 0:
        return
    if code is None or code == BUSY:
        raise DeliveryUnsure("wecom: didn't say whether it took it", "look whether it is out")
    words = f"wecom: {code} ({said})"
    if code == TOO_OFTEN:
        raise DeliveryFault(words, "it is waited for", wait=PLAIN_WAIT_SECONDS)
    if code == NO_ROBOT:
        raise DeliveryFault(words, "mend the robot's address", account=True)
    raise DeliveryFault(words, "edit it, or post it by hand", permanent=True)
