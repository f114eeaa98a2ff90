"""Embedders: what turns texts into vectors that lie close where the texts mean alike."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import isfinite, log, sqrt
from typing import Any, Protocol
from zlib import crc32

from memory.errors import EmbedderFailed
from memory.words.terms import STOP, runs, stem

Vector = list[float]
HIRAGANA = re.compile(r"[\u3041-\u309f]+")
MEND = "check embedder: in config/settings.yaml (base_url, name, api_key_file) and that it answers"
PORTION = 10
"""So many texts go into one request; some hosts take no more."""


class Embedder(Protocol):
    """`id` names it for good: vectors of two ids are never compared. A call may raise EmbedderFailed."""

    @property
    def id(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def __call__(self, texts: Sequence[str]) -> list[Vector]: ...


class NgramEmbedder:
    """Built in: hashed character n-grams, with signs so that collisions cancel out on average
    (Weinberger et al. 2009, "Feature Hashing"). Needs no download and works in any script."""

    def __init__(self, dimension: int = 256) -> None:
        self.dimension = dimension
        self.id = f"ngram-1/{dimension}"

    def __call__(self, texts: Sequence[str]) -> list[Vector]:
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> Vector:
        vector = [0.0] * self.dimension
        for (gram, weight), count in Counter(grams(text)).items():
            place = crc32(gram.encode())
            sign = 1.0 if place & 0x40000000 else -1.0
            vector[place % self.dimension] += sign * weight * (1 + log(count))
        length = sqrt(sum(value * value for value in vector))
        if not length:  # nothing in it, or everything cancelled out: one place for all of those
            return [1.0, *vector[1:]]
        return [value / length for value in vector]


def grams(text: str) -> Iterator[tuple[str, float]]:
    """Character n-grams with their weights: one to three characters of dense scripts, stems and
    their four-letter pieces elsewhere. Hiragana by itself is mostly grammar and weighs little."""
    for dense, run in runs(text):
        if dense:
            yield from _dense_grams(run)
        elif run not in STOP:
            yield from _word_grams(stem(run))


def _dense_grams(run: str) -> Iterator[tuple[str, float]]:
    for size, weight in ((1, 0.5), (2, 1.0), (3, 0.7)):
        for at in range(len(run) - size + 1):
            gram = run[at : at + size]
            yield gram, weight * (0.2 if HIRAGANA.fullmatch(gram) else 1.0)


def _word_grams(word: str) -> Iterator[tuple[str, float]]:
    yield f"={word}", 1.0
    edged = f"^{word}$"
    for at in range(max(1, len(edged) - 3)):
        yield edged[at : at + 4], 0.4


class OpenAIEmbedder:
    """Embeddings from any OpenAI-compatible address. Asked for one word when made, to learn the
    dimension; raises EmbedderFailed when it does not answer usably. Close it when done."""

    def __init__(self, base_url: str, name: str, api_key: str = "", timeout: float = 60) -> None:
        import httpx

        self.id = f"openai/{name}"
        self.dimension = 0
        self._where = f"{base_url} ({name})"
        self._http = httpx.Client(timeout=timeout)
        try:
            self._embed = _openai(base_url, name, api_key, timeout, self._http)
            self.dimension = len(self(["word"])[0])
        except EmbedderFailed:
            self.close()
            raise

    def __call__(self, texts: Sequence[str]) -> list[Vector]:
        import httpx
        from openai import OpenAIError

        if not texts:
            return []
        try:
            vectors = self._embed([text or " " for text in texts])
        except (
            OpenAIError,
            httpx.HTTPError,
            ValueError,
            TypeError,
            LookupError,
            AttributeError,
        ) as it:
            raise EmbedderFailed(f"{self._where}: {_said(it)}", MEND) from it
        return self._usable(vectors, len(texts))

    def _usable(self, vectors: list[Vector], wanted: int) -> list[Vector]:
        sizes = {len(vector) for vector in vectors}
        expected = {self.dimension} if self.dimension else {max(sizes, default=0)} - {0}
        if len(vectors) != wanted or sizes != expected:
            told = f"{len(vectors)} vectors of sizes {sorted(sizes)} for {wanted} texts"
            raise EmbedderFailed(f"{self._where}: {told}", MEND)
        if not all(isinstance(each, int | float) and isfinite(each) for v in vectors for each in v):
            raise EmbedderFailed(f"{self._where}: vectors of something else than numbers", MEND)
        return vectors

    def close(self) -> None:
        self._http.close()


def _openai(
    base_url: str, name: str, api_key: str, timeout: float, http: Any
) -> Callable[[list[str]], list[Vector]]:
    from langchain_openai import OpenAIEmbeddings
    from pydantic import SecretStr

    client = OpenAIEmbeddings(
        model=name,
        openai_api_base=base_url,
        openai_api_key=SecretStr(api_key or "none"),
        request_timeout=timeout,
        max_retries=1,
        chunk_size=PORTION,
        check_embedding_ctx_length=False,
        http_client=http,
    )
    return client.embed_documents


def _said(problem: Exception) -> str:
    return " ".join(f"{type(problem).__name__}: {problem}".split())[:300]
