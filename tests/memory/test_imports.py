"""What is heavy is imported only when it is opened, and memory knows nothing of agent."""

import subprocess
import sys

HEAVY = ("chromadb", "numpy", "langchain_openai", "openai", "httpx", "snowballstemmer", "agent")


def test_importing_memory_brings_in_nothing_heavy() -> None:
    code = (
        "import sys, memory.memory, memory.mind.reflect, memory.index.embed\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
