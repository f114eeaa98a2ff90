"""JSON Schemas of the YAML files, so that editors complete and warn: python -m agent.config.schemas"""

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from agent.types.calendar import CalendarFile
from agent.types.label import Label
from agent.types.persona import PersonaFile, Sealed
from agent.types.probes import OwnProbes
from agent.types.settings import FeedsFile, Settings
from agent.types.speaking import Frames

FILES: dict[str, type[BaseModel]] = {
    "settings": Settings,
    "feeds": FeedsFile,
    "label": Label,
    "persona": PersonaFile,
    "frames": Frames,
    "calendar": CalendarFile,
    "probes": OwnProbes,
    "sealed": Sealed,
}


def schema_text(name: str) -> str:
    """The schema of one kind of file, as it stands in config/schema/."""
    return json.dumps(FILES[name].model_json_schema(), indent=1, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1] if len(sys.argv) > 1 else "config/schema"))
