"""Memory: what a persona has lived, said and come to think. Knows nothing of agent."""

import os

# Products here are small. More threads win nothing and wait for work by spinning, which takes the cores from all else.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
