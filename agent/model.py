"""A chat model at any OpenAI-compatible address: asked for JSON, read with patience, repaired once."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, SecretStr, ValidationError

from agent.errors import (
    ModelDeclined,
    ModelFault,
    ModelGarbled,
    ModelRefused,
    ModelUnreachable,
    SecretMissing,
)
from agent.older_servers import learned, worded
from agent.secret import read_secret
from agent.text.refusals import is_filtered, says_no
from agent.types.settings import ModelSettings
from agent.types.writing import ModelCall

T = TypeVar("T", bound=BaseModel)
LONGEST_REPLY = 40_000  # characters; what is longer is no answer to what was asked
MENDED = 4_000  # characters of a broken reply that are read with patience
RETRY_AFTER_SECONDS = 2.0


@dataclass(frozen=True)
class Prompt:
    """`system` never changes between calls of one persona, byte for byte; `user` does."""

    system: str
    user: str


class Model(Protocol):
    """Whatever answers a prompt in a shape: one chat model, or one with a second behind it."""

    @property
    def settings(self) -> ModelSettings: ...

    def ask(self, prompt: Prompt, purpose: str, shape: type[T], repair: str) -> T:
        """Raises ModelFault."""
        ...


@dataclass(frozen=True)
class ChatModel:
    """`record` is told of every attempt; `allow` is given the most that it can cost before it is made, and
    raises CapReached where it may not be."""

    settings: ModelSettings
    client: Any
    record: Callable[[ModelCall], None]
    allow: Callable[[ModelCall], None]

    def ask(self, prompt: Prompt, purpose: str, shape: type[T], repair: str) -> T:
        """The reply as `shape`, after at most one repair, in three tries at most; raises ModelFault, and
        ModelDeclined at once where it says no to the subject.

        `repair` is the prompt that asks again, with {problem} for what was wrong.
        """
        messages = [("system", prompt.system), ("human", prompt.user)]
        reply, retried = self._call(messages, purpose)
        found = read_reply(reply, shape)
        if isinstance(found, str):
            again = repair.replace("{problem}", found)
            messages += [("ai", reply[:LONGEST_REPLY]), ("human", again)]
            reply, _ = self._call(messages, f"{purpose}-repair", once=retried)
            found = read_reply(reply, shape)
        if isinstance(found, str):
            raise ModelGarbled(
                f"{self.settings.name}: the reply could not be read: {found}",
                "try another model, or look at config/prompts",
            )
        return found

    def _call(
        self, messages: list[tuple[str, str]], purpose: str, *, once: bool = False
    ) -> tuple[str, bool]:
        """One exchange, tried a second time only where the network or server failed in passing; and whether
        it was."""
        try:
            return self._attempt(messages, purpose), False
        except ModelUnreachable as problem:
            if once or not problem.passing:
                raise
        time.sleep(RETRY_AFTER_SECONDS)
        return self._attempt(messages, f"{purpose}-retry"), True

    def _attempt(self, messages: list[tuple[str, str]], purpose: str) -> str:
        from openai import OpenAIError

        self.allow(_most(messages, purpose, self.settings))
        began = time.monotonic()
        try:
            reply = worded(self.client, self.settings).invoke(messages)
        except (OpenAIError, ValueError, LookupError, TypeError, AttributeError) as problem:
            fault = told(problem, self.settings)
            self.record(self._spent(purpose, began, error=fault.message))
            if learned(problem, self.settings):
                return self._attempt(messages, f"{purpose}-reworded")
            raise fault from problem
        text = reply.text if isinstance(reply.text, str) else str(reply.content)
        declined = _declined(reply, text)
        self.record(self._spent(purpose, began, reply, _DECLINED if declined else ""))
        if declined:
            raise ModelDeclined(f"{self.settings.name}: {_DECLINED}", _DECLINED_MEND)
        return text

    def _spent(self, purpose: str, began: float, reply: Any = None, error: str = "") -> ModelCall:
        usage = getattr(reply, "usage_metadata", None) or {}
        served = (getattr(reply, "response_metadata", None) or {}).get("model_name") or ""
        return ModelCall(
            purpose=purpose,
            model=self.settings.name,
            prompt_tokens=int(usage.get("input_tokens", 0)),
            reply_tokens=int(usage.get("output_tokens", 0)),
            seconds=round(time.monotonic() - began, 3),
            ok=not error,
            error=error,
            served_model=served,
        )


def _most(messages: list[tuple[str, str]], purpose: str, settings: ModelSettings) -> ModelCall:
    """What a call can take at the most: tokenizers make at most a token of two letters of prose, and two of a
    character of any other script."""
    text = "".join(words for _, words in messages)
    letters = sum(map(str.isascii, text))
    prompt = 16 * len(messages) + letters // 2 + 2 * (len(text) - letters)
    return ModelCall(purpose, settings.name, prompt, settings.reply_tokens, 0.0, ok=False)


def open_model(
    settings: ModelSettings,
    home: Path,
    record: Callable[[ModelCall], None],
    allow: Callable[[ModelCall], None],
    key: str | None = None,
) -> ChatModel:
    """Raises ModelRefused where the key file, which counts unless a key is given, can't be read."""
    known = read_key(settings.api_key_file, home) if key is None else key.strip() or "none"
    client = _client(settings, known)
    return ChatModel(settings, client, record, allow)


@lru_cache(maxsize=4)
def _client(settings: ModelSettings, key: str) -> Any:
    """One for all writings: opening it takes longer than composing a prompt."""
    from langchain_openai import ChatOpenAI

    from agent.bounded import bounded_client

    return ChatOpenAI(
        http_client=bounded_client(settings.timeout_seconds),
        model=settings.name,
        base_url=settings.base_url,
        api_key=SecretStr(key),
        timeout=settings.timeout_seconds,
        temperature=settings.temperature,
        max_completion_tokens=settings.reply_tokens,
        max_retries=0,
        use_responses_api=False,
    )


def read_key(name: str, home: Path) -> str:
    """The key, wherever it is kept; servers that want none still need a word in its place."""
    if not name:
        return "none"
    try:
        return read_secret(name, home)
    except SecretMissing as missing:
        mend = f"{missing.mend}, or mend api_key_file in config/settings.yaml"
        raise ModelRefused(f"the key, {missing.message}", mend) from missing


def read_reply(reply: str, shape: type[T]) -> T | str:
    """The JSON in a reply, fenced or bare, as `shape`; or what is wrong with it."""
    from langchain_core.utils.json import parse_json_markdown

    if len(reply) > LONGEST_REPLY:
        return f"the reply is {len(reply)} characters long"
    found = _from_first_brace(reply)
    if "{" not in found:
        return "it holds no JSON object"
    try:
        return shape.model_validate(_strictly(found) or parse_json_markdown(found[:MENDED]))
    except ValidationError as problem:
        first = problem.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    except (ValueError, TypeError, RecursionError):
        return "it holds no JSON object"


def _strictly(text: str) -> Any:
    """The JSON as it stands, or None: what mends a broken one tries every length, and takes minutes on a long one."""
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return None


def _from_first_brace(reply: str) -> str:
    """Thinking aloud before the JSON, as some models do, is skipped."""
    text = reply.rpartition("</think>")[2]
    start = text.find("{")
    end = text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def told(problem: Exception, settings: ModelSettings) -> ModelFault:
    """A client library's exception as one clear line with its mend; the key is never in it."""
    import openai

    from agent.bounded import TooLarge, TooLate

    where = f"{settings.name} at {settings.base_url}"
    if isinstance(problem, openai.APITimeoutError | TooLate):
        late = f"{where}: no answer within {settings.timeout_seconds:g} s"
        return ModelUnreachable(late, f"{_NEAR}; a slow one wants a larger model.timeout_seconds")
    if isinstance(problem, TooLarge):
        return ModelGarbled(f"{where}: sent more than any answer needs", _NEAR)
    if isinstance(problem, openai.APIConnectionError):
        return _passing(ModelUnreachable(f"{where}: cannot be reached", _NEAR))
    if isinstance(problem, openai.APIStatusError):
        if problem.status_code < 500 and is_filtered(str(problem.body or problem.message)):
            return ModelDeclined(f"{where}: {_DECLINED}", _DECLINED_MEND)
        return _by_status(problem.status_code, where)
    if isinstance(problem, openai.ContentFilterFinishReasonError):
        return ModelDeclined(f"{where}: {_DECLINED}", _DECLINED_MEND)
    return ModelGarbled(f"{where}: did not answer like a chat server", _NEAR)


def _declined(reply: Any, text: str) -> bool:
    """By the server's word, the model's own field for it, or what the reply says."""
    told = getattr(reply, "response_metadata", None) or {}
    more = getattr(reply, "additional_kwargs", None) or {}
    filtered = told.get("finish_reason") == "content_filter"
    return filtered or bool(more.get("refusal")) or says_no(text)


_DECLINED = "it would not write about this"
_DECLINED_MEND = (
    "leave the subject alone, or let model.second take over: when_refused in config/settings.yaml"
)
_NEAR = "look at model.base_url in config/settings.yaml, and whether the server runs"


def _by_status(status: int, where: str) -> ModelFault:
    if status in (401, 403):
        return ModelRefused(f"{where}: the key was refused ({status})", "mend model.api_key_file")
    if status == 429:
        return _passing(
            ModelUnreachable(f"{where}: asks for a pause (429)", "wait, or raise its limit")
        )
    if status >= 500:
        return _passing(ModelUnreachable(f"{where}: server error {status}", "try again later"))
    return ModelRefused(
        f"{where}: refused the request ({status})", "look at model.name and base_url"
    )


def _passing(fault: ModelUnreachable) -> ModelUnreachable:
    fault.passing = True
    return fault
