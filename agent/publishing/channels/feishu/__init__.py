"""A group on Feishu (飞书) or Lark, through its robot. Never twice: an answer that is missing is a person's.

Nothing can be taken back there but by hand.
"""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channel import Parcel, Receipt
from agent.publishing.channels.exchange import ask, fields
from agent.publishing.channels.keys import Keys
from agent.publishing.judging import PLAIN_WAIT_SECONDS, judge
from agent.types.accounts import FeishuAccount
from agent.types.clocks import Clock

TOO_OFTEN = 11232
REFUSED = (19001, 19021, 19022, 19024)
"""No such robot, a wrong signature, an address or a keyword that its settings don't allow."""


@dataclass(frozen=True)
class Feishu:
    keys: Keys
    clock: Clock
    name: str = "feishu"
    repeatable: bool = False

    def send(self, parcel: Parcel) -> Receipt:
        account = self.keys.account(parcel.persona, self.name, FeishuAccount)
        address, _, key = self.keys.secret(parcel.persona, self.name, account).partition("\n")
        given: dict[str, Any] = {"msg_type": "text", "content": {"text": parcel.body}}
        given |= signature(key.strip(), self.clock.now()) if key.strip() else {}
        answer = ask("POST", address.strip(), self.name, account.timeout_seconds, json=given)
        told = fields(answer)
        code = told.get("code", told.get("StatusCode"))
        if code in (None, 0):
            judge(answer.status_code, answer.headers, self.name, self.clock.now())
        _judge(code, str(told.get("msg", ""))[:120])
        return Receipt()


def signature(key: str, now: datetime) -> dict[str, str]:
    """As Feishu's robots want it: the time and the key are the HMAC's key, the message is empty."""
    moment = str(int(now.timestamp()))
    mark = hmac.new(f"{moment}\n{key}".encode(), b"", sha256).digest()
    return {"timestamp": moment, "sign": base64.b64encode(mark).decode()}


def _judge(code: object, said: str) -> None:
    if code == 0:
        return
    if code is None:
        raise DeliveryUnsure("feishu: didn't say whether it took it", "look whether it is out")
    words = f"feishu: {code} ({said})"
    if code == TOO_OFTEN:
        raise DeliveryFault(words, "it is waited for", wait=PLAIN_WAIT_SECONDS)
    if code in REFUSED:
        raise DeliveryFault(words, "mend the robot's address, key or settings", account=True)
    raise DeliveryFault(words, "edit it, or post it by hand", permanent=True)
