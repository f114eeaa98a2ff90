"""The face of the room: everything that others do with the queue. Opens no heavy library."""

from agent.review.audit import history
from agent.review.decide import decide
from agent.review.decision import Check, Decision, Derive
from agent.review.expire import expire
from agent.review.flags import flag_spent_threads, flag_touched_threads
from agent.review.hand_in import hand_in
from agent.review.holds import held, hold, lift
from agent.review.holds import standing_holds as holds
from agent.review.listing import listed, shown, waiting_redos
from agent.review.listing import revisions_of as revisions

__all__ = [
    "Check",
    "Decision",
    "Derive",
    "decide",
    "expire",
    "flag_spent_threads",
    "flag_touched_threads",
    "hand_in",
    "held",
    "history",
    "hold",
    "holds",
    "lift",
    "listed",
    "revisions",
    "shown",
    "waiting_redos",
]
