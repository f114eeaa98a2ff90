"""A model at the other end of a real socket: what it answers, and what selfsame makes of it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from agent import model as model_module
from agent.errors import (
    CapReached,
    ModelFault,
    ModelGarbled,
    ModelRefused,
    ModelUnreachable,
)
from agent.model import ChatModel, Prompt, open_model
from agent.types.settings import ModelSettings
from agent.types.writing import ModelCall
from agent.writing.opinions import WrittenReply
from tests.chat_server import ChatServer, chat_server, completion

GOOD = '{"notice": "n", "candidates": [{"text": "a line"}], "pick": 0}'
PROMPT = Prompt("who she is", "the occasion")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_module, "RETRY_AFTER_SECONDS", 0.0)


def nothing(most: ModelCall) -> None:
    return None


@contextmanager
def asked(
    *answers: object,
    home: Path = Path(),
    key_file: str = "",
    allow: Callable[[ModelCall], None] = nothing,
) -> Iterator[tuple[ChatModel, ChatServer, list[ModelCall]]]:
    calls: list[ModelCall] = []
    with chat_server(*answers) as server:
        settings = ModelSettings(
            provider="openai",
            base_url=server.url,
            name="m",
            timeout_seconds=1,
            api_key_file=key_file,
        )
        yield open_model(settings, home, calls.append, allow), server, calls


def ask(model: ChatModel) -> WrittenReply:
    return model.ask(PROMPT, "draft", WrittenReply, "again: {problem}")


@pytest.mark.parametrize(
    "reply",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Sure! Here it is:\n\n{GOOD}\n\nI hope this helps.",
        f"<think>hmm {{not this}}</think>{GOOD}",
        GOOD.replace('"pick": 0', '"pick": null'),
        GOOD.replace('"pick": 0', '"pick": 0, "mood": "extra"'),
    ],
)
def test_json_is_read_however_it_is_wrapped(reply: str) -> None:
    with asked(reply) as (model, _, calls):
        assert ask(model).candidates[0].text == "a line"
        assert [call.ok for call in calls] == [True]
        assert (calls[0].prompt_tokens, calls[0].reply_tokens) == (100, 20)


def test_garbage_is_repaired_once_with_the_problem_told() -> None:
    with asked("no json at all", GOOD) as (model, server, calls):
        assert ask(model).notice == "n"
        assert [call.purpose for call in calls] == ["draft", "draft-repair"]
        assert server.requests[1]["messages"][-1]["content"] == "again: it holds no JSON object"


@pytest.mark.parametrize("garbage", ["", "{", "[]", "null", '{"candidates": 7}', "x" * 50_000])
def test_garbage_twice_is_one_clear_fault(garbage: str) -> None:
    with asked(garbage) as (model, server, _), pytest.raises(ModelGarbled) as fault:
        ask(model)
    assert len(server.requests) == 2
    assert fault.value.mend


def test_a_wrong_key_is_refused_without_a_second_try_and_never_repeated(tmp_path: Path) -> None:
    (tmp_path / "model.key").write_text("sk-very-secret\n")
    with (
        asked(401, home=tmp_path, key_file="model.key") as (model, server, calls),
        pytest.raises(ModelRefused) as fault,
    ):
        ask(model)
    assert server.keys == ["Bearer sk-very-secret"]
    assert "secret" not in f"{fault.value.message}{fault.value.mend}{calls}"
    assert "api_key_file" in fault.value.mend


def test_a_missing_key_file_names_the_file(tmp_path: Path) -> None:
    with (
        pytest.raises(ModelRefused, match=r"model\.key"),
        asked(GOOD, home=tmp_path, key_file="model.key"),
    ):
        pass


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_fault_is_tried_once_more(status: int) -> None:
    with asked(status, GOOD) as (model, _, calls):
        assert ask(model).notice == "n"
        assert [call.ok for call in calls] == [False, True]


def test_nobody_at_the_address_is_told_as_such() -> None:
    settings = ModelSettings(provider="openai", base_url="http://127.0.0.1:9/v1", name="m")
    with pytest.raises(ModelUnreachable, match="cannot be reached"):
        ask(open_model(settings, Path(), lambda call: None, nothing))


def test_a_server_that_hangs_is_given_up_after_the_timeout() -> None:
    with asked("hang") as (model, server, _), pytest.raises(ModelUnreachable, match="within 1 s"):
        ask(model)
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", [b"<html>hello</html>", b"{}", b'{"choices": []}', b"\xff\xfe"])
def test_what_is_no_chat_server_is_a_fault_and_no_crash(body: bytes) -> None:
    with asked((200, body)) as (model, _, _calls), pytest.raises(ModelFault):
        ask(model)


def test_a_cap_is_asked_before_every_call() -> None:
    def refuse(most: ModelCall) -> None:
        assert most.reply_tokens == ModelSettings().reply_tokens
        assert 0 < most.prompt_tokens < 100
        raise CapReached("spent", "tomorrow")

    with asked(GOOD, allow=refuse) as (model, server, _), pytest.raises(CapReached):
        ask(model)
    assert server.requests == []


def _knows_the_older_word_only(request: dict[str, Any]) -> object:
    if "max_completion_tokens" in request:
        told = {"error": {"message": "Unrecognized request argument: max_completion_tokens"}}
        return 400, json.dumps(told).encode()
    return completion(GOOD, request)


def test_a_server_that_knows_only_max_tokens_is_asked_again_once_and_remembered() -> None:
    with asked(_knows_the_older_word_only) as (model, server, calls):
        assert ask(model).notice == ask(model).notice == "n"
        limit = model.settings.reply_tokens
    assert [each.get("max_tokens") for each in server.requests] == [None, limit, limit]
    assert [each.get("max_completion_tokens") for each in server.requests] == [limit, None, None]
    assert [(call.purpose, call.ok) for call in calls] == [
        ("draft", False), ("draft-reworded", True), ("draft", True),
    ]  # fmt: skip


def test_another_refusal_is_told_as_it_is_and_not_asked_again() -> None:
    with asked(400) as (model, server, _), pytest.raises(ModelFault):
        ask(model)
    assert len(server.requests) == 1
