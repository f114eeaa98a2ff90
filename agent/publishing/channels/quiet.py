"""Libraries that log addresses, headers or bodies: a bot's token stands in its address, so they are told to keep still."""

import logging


def quiet(*names: str) -> None:
    for name in names:
        logger = logging.getLogger(name)
        if logger.level < logging.WARNING:
            logger.setLevel(logging.WARNING)
