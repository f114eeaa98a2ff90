"""What a rehearsal may ask of a model: counted apart from the day's caps, so that it takes no post from her."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import func, select

from agent.database import Database
from agent.database.tables import model_calls
from agent.errors import CapReached
from agent.newsroom.spending import CALLS_PER_DRAFT, money
from agent.types.settings import CapSettings
from agent.types.writing import ModelCall

USUAL_CALLS, USUAL_IN, USUAL_OUT = 2.5, 4_000, 600
"""What a draft takes, and a call, while nothing is known of this home's."""
WRITING = ("draft", "judge", "revise")


@dataclass
class Purse:
    """At most so many calls for all of it, and four for one draft."""

    most: int
    caps: CapSettings
    calls: list[ModelCall] = field(default_factory=list)
    by_thread: Counter[str] = field(default_factory=Counter)

    @property
    def spent(self) -> bool:
        return len(self.calls) >= self.most

    def recorder(self, thread: str) -> Callable[[ModelCall], None]:
        def record(call: ModelCall) -> None:
            self.calls.append(call)
            self.by_thread[thread] += 1

        return record

    def permit(self, thread: str) -> Callable[[ModelCall], None]:
        def allow(most: ModelCall) -> None:
            if self.spent:
                words = f"the {self.most} model calls of this rehearsal are spent"
                raise CapReached(words, "allow more with --most-calls")
            if self.by_thread[thread] >= CALLS_PER_DRAFT:
                words = f"this draft has had its {CALLS_PER_DRAFT} model calls"
                raise CapReached(words, "look at the model's replies; another may answer better")

        return allow

    def document(self) -> dict[str, Any]:
        return {
            "calls": len(self.calls), "most_calls": self.most,
            "prompt_tokens": sum(call.prompt_tokens for call in self.calls),
            "reply_tokens": sum(call.reply_tokens for call in self.calls),
            "money": round(sum(money(call, self.caps) for call in self.calls), 4),
        }  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What so many drafts would take, judged by those that this home has written."""

    drafts: int
    calls: int
    prompt_tokens: int
    reply_tokens: int
    money: float
    known: bool
    """False: from a usual draft's, since no model has written here yet."""

    def document(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        basis = "as her drafts took so far" if self.known else "as drafts usually take"
        tokens = f"{self.prompt_tokens:,} tokens in, {self.reply_tokens:,} out"
        price = f", {self.money:.2f} at your prices" if self.money else ""
        return f"about {self.calls} model calls for {self.drafts} drafts ({tokens}{price}; {basis})"


def cost_of(database: Database, caps: CapSettings, drafts: int) -> Cost:
    mean_in, mean_out = func.avg(model_calls.c.prompt_tokens), func.avg(model_calls.c.reply_tokens)
    threads = func.count(model_calls.c.thread.distinct())
    query = select(func.count(), threads, mean_in, mean_out).where(
        model_calls.c.purpose.in_(WRITING), model_calls.c.ok
    )
    with database.read.connect() as connection:
        count, written, tokens_in, tokens_out = connection.execute(query).one()
    known = bool(written)
    calls = round(drafts * (count / written if known else USUAL_CALLS))
    prompt = round(calls * float(tokens_in if known else USUAL_IN))
    reply = round(calls * float(tokens_out if known else USUAL_OUT))
    price = prompt * caps.price_per_million_in + reply * caps.price_per_million_out
    return Cost(drafts, calls, prompt, reply, round(price / 1_000_000, 4), known)
