"""What machines read on a post: the label that GB 45438-2025 asks for, and the same in plain words."""

from typing import Any

from agent.types.persona import PersonaFile


def labels(file: PersonaFile, number: str) -> dict[str, Any]:
    """Beside a post where a channel can carry data; `number` names the post within this installation."""
    plain = {"ai_generated": True, "operator": file.disclosure.operator}
    if "eu" in file.disclosure.profiles:
        plain["editorial_responsibility"] = editor(file)
    return {**plain, **(aigc(file, number) if "china" in file.disclosure.profiles else {})}


def aigc(file: PersonaFile, number: str) -> dict[str, dict[str, str]]:
    """Label 1: it was generated. Producer and propagator are the operator; the reserved codes stay empty."""
    who = file.disclosure.operator
    return {
        "AIGC": {
            "Label": "1", "ContentProducer": who, "ProduceID": number, "ReservedCode1": "",
            "ContentPropagator": who, "PropagateID": number, "ReservedCode2": "",
        }
    }  # fmt: skip


def editor(file: PersonaFile) -> str:
    """Who bears editorial responsibility."""
    return file.disclosure.editor.strip() or file.disclosure.operator
