"""One request to a platform by httpx: no redirects, no tries of its own, and nothing secret in what it says."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channels.quiet import quiet

MOST_BYTES = 2_000_000


def ask(
    method: str,
    url: str,
    where: str,
    seconds: float,
    *,
    json: Any = None,
    content: bytes | None = None,
    data: Mapping[str, str] | None = None,
    files: Mapping[str, tuple[str, bytes, str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> "Any":
    """The response, whatever its status. `files`, by their field: name, bytes, type; beside them `data`. Raises
    DeliveryFault where no connection came about, and DeliveryUnsure where the request was on its way and no whole
    answer came back."""
    import httpx

    quiet("httpx", "httpcore")
    try:
        with httpx.Client(timeout=seconds, follow_redirects=False, verify=authorities()) as client:
            return client.request(
                method, url, json=json, content=content, headers=headers, data=data, files=files
            )
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as problem:
        raise DeliveryFault(f"{where}: cannot be reached", _mend(where)) from problem
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError) as problem:
        words = f"{where}: its address is none"
        raise DeliveryFault(words, _mend(where), account=True) from problem
    except httpx.HTTPError as problem:
        words = f"{where}: no answer ({type(problem).__name__})"
        raise DeliveryUnsure(words, "look whether it is out") from problem


@cache
def authorities() -> "Any":
    """Whose certificates count. Reading them takes longer than sending a post."""
    import httpx

    return httpx.create_ssl_context()


def fields(response: "Any") -> dict[str, Any]:
    """The JSON object in an answer; empty where it holds none."""
    try:
        found = response.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _mend(where: str) -> str:
    return f"look at the network, and at the address of {where}"
