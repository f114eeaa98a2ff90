"""What can go wrong, as one tree that goes on from memory's.

SelfsameError                (memory/errors.py)
├── MemoryFault …
├── ConfigWrong              mistakes in config/, each as file:line: what; mend
├── HomeFault
│   ├── HomeMissing          no config/ there
│   ├── HomeBusy             another process owns the home
│   └── HomeSimulated        simulated and real time would mix
├── NotThere                 no such draft, persona, feed
├── NotLawful                a decision that the queue's law forbids
├── DatabaseNewer            made by a newer selfsame
├── BackupFault              a copy that could not be made, or is no whole one
├── ModelFault
│   ├── ModelUnreachable     address, network, timeout, 5xx
│   ├── ModelRefused         key or name refused
│   ├── ModelGarbled         the reply could not be read, even after one repair
│   │   └── ModelDeclined    the model will not write about this
│   └── CapReached           the day's calls, tokens or money are spent
└── DeliveryFault            a channel refused; `permanent` says whether trying again helps
"""

from memory.errors import EmbedderChanged, EmbedderFailed, IndexBroken, MemoryFault, SelfsameError

__all__ = [
    "BackupFault",
    "CapReached",
    "ConfigWrong",
    "DatabaseNewer",
    "DeliveryFault",
    "EmbedderChanged",
    "EmbedderFailed",
    "HomeBusy",
    "HomeFault",
    "HomeMissing",
    "HomeSimulated",
    "IndexBroken",
    "MemoryFault",
    "ModelDeclined",
    "ModelFault",
    "ModelGarbled",
    "ModelRefused",
    "ModelUnreachable",
    "NotLawful",
    "NotThere",
    "SelfsameError",
]


class ConfigWrong(SelfsameError):
    """Files in config/ have mistakes; `mistakes` holds one line each."""

    kind = "config"

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes), "mend the lines named, then: selfsame check")
        self.mistakes = mistakes


class HomeFault(SelfsameError):
    """Something about the home folder stands in the way."""

    kind = "home"


class HomeMissing(HomeFault):
    """The folder holds no config/."""

    kind = "home-missing"


class HomeBusy(HomeFault):
    """Another process owns the home's index and schedule."""

    kind = "home-busy"


class HomeSimulated(HomeFault):
    """Simulated and real time would mix in one home."""

    kind = "home-simulated"


class NotThere(SelfsameError):
    """What was asked for does not exist."""

    kind = "not-there"


class NotLawful(SelfsameError):
    """The queue's law forbids this decision in this state."""

    kind = "not-lawful"


class DatabaseNewer(SelfsameError):
    """The database was made by a newer selfsame than this one."""

    kind = "database-newer"


class BackupFault(SelfsameError):
    """A copy of the database could not be made, or is damaged."""

    kind = "backup"


class ModelFault(SelfsameError):
    """The configured language model gave nothing usable."""

    kind = "model"


class ModelUnreachable(ModelFault):
    """Nobody answers at the address, or too late, or with a server error."""

    kind = "model-unreachable"
    passing = False
    """Whether trying again soon may help."""


class ModelRefused(ModelFault):
    """The server refused the key, the model's name, or the request."""

    kind = "model-refused"


class ModelGarbled(ModelFault):
    """The reply was not the JSON that was asked for, even after one repair."""

    kind = "model-garbled"


class ModelDeclined(ModelGarbled):
    """The model or its server refused the subject; the model is well otherwise."""

    kind = "model-declined"


class CapReached(ModelFault):
    """The day's calls, tokens or money are spent."""

    kind = "cap"


class DeliveryFault(SelfsameError):
    """A channel refused a delivery; `permanent` says that trying again is useless."""

    kind = "delivery"

    def __init__(self, message: str, mend: str = "", *, permanent: bool = False) -> None:
        super().__init__(message, mend)
        self.permanent = permanent
