"""Being told to stop, at whatever moment."""

import subprocess
import sys
import textwrap

TRIAL = """
    import random, signal
    from agent.stopping import stop_asked

    chance = random.Random(7)
    for _ in range(200):
        wait = stop_asked((signal.SIGALRM,))
        signal.setitimer(signal.ITIMER_REAL, chance.uniform(1e-6, 60e-6))
        wait()
    print("stopped every time")
"""


def test_a_signal_just_before_the_waiting_begins_is_heard_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(TRIAL)], capture_output=True, text=True, timeout=50,
        check=True,
    )  # fmt: skip
    assert done.stdout == "stopped every time\n"


def test_other_signals_do_not_stop_it() -> None:
    code = """
        import signal
        from agent.stopping import stop_asked

        signal.signal(signal.SIGUSR1, lambda *_: print("heard"))
        wait = stop_asked((signal.SIGALRM,))
        signal.raise_signal(signal.SIGUSR1)
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        wait()
        print("stopped")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=50,
        check=True,
    )  # fmt: skip
    assert done.stdout == "heard\nstopped\n"
