"""What persona.yaml says of her public page. The field descriptions are the documentation."""

from agent.types.settings import Frozen


class OwnPage(Frozen):
    """What her public page shows beside her posts."""

    who: bool = True
    """Whether her own lines on who she is stand at its top."""
    works: bool = True
    """Whether her works are listed; one under embargo in calendar.yaml never is."""
    open_threads: bool = False
    """Whether readers see what she has left open in her posts: a wish, a promise, a question, a bet."""
