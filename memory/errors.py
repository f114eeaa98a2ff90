"""What can go wrong, as one tree. `message` names the place, `mend` says what to do about it.

SelfsameError
├── MemoryFault
│   ├── EmbedderChanged      the index was made by another embedder
│   ├── EmbedderFailed       the embedding service did not answer
│   ├── ImportWrong          a file of exported memories has mistakes, or is none
│   ├── IndexBehind          the index is being made anew, and lacks what it has not yet
│   └── IndexBroken          the index cannot be read
└── (agent/errors.py goes on from here)
"""


class SelfsameError(Exception):
    """The root: everything that selfsame raises on purpose."""

    kind = "error"

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


class MemoryFault(SelfsameError):
    """Something about remembering failed."""

    kind = "memory"


class EmbedderChanged(MemoryFault):
    """The index holds vectors of another embedder or dimension; it must be rebuilt."""

    kind = "embedder-changed"


class EmbedderFailed(MemoryFault):
    """The embedding service gave no usable answer."""

    kind = "embedder"


class IndexBroken(MemoryFault):
    """The index is damaged or gone; the ledger is not."""

    kind = "index"


class ImportWrong(MemoryFault):
    """A file of exported memories has mistakes, one a line; nothing of it was taken in."""

    kind = "import"


class IndexBehind(MemoryFault):
    """The index is being made anew; until it is whole, recall lacks what is not in it yet."""

    kind = "index-behind"

    def __init__(self, done: int, total: int) -> None:
        share = 100 * done // total if total else 0
        mend = (
            "it goes on by itself while selfsame runs; selfsame memory rebuild shows how far it is"
        )
        super().__init__(f"rebuilding the index: {share} %", mend)
        self.done = done
        self.total = total
