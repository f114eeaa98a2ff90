"""What a measurement is given on its command line, looked at before anything is measured."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path


def a_file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise ArgumentTypeError(f"there is no file {text}")
    return path


def a_folder(pattern: str) -> Callable[[str], Path]:
    """A folder with at least one file of that name in it."""

    def checked(text: str) -> Path:
        path = Path(text)
        if not path.is_dir():
            raise ArgumentTypeError(f"there is no folder {text}")
        if not any(path.glob(pattern)):
            raise ArgumentTypeError(f"no {pattern} lies in {text}")
        return path

    return checked
