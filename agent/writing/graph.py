"""The wiring: choose → recall → draft → judge → revise (once) → hand_in; silence ends it anywhere."""

from functools import partial
from typing import Any

from agent.writing import steps
from agent.writing.checkpoints import Checkpoints
from agent.writing.state import State
from agent.writing.tools import WritingTools


def build(tools: WritingTools) -> Any:
    """The graph, not yet compiled; a step that fails is tried again only by a later attempt."""
    from langgraph.graph import END, START, StateGraph

    graph = StateGraph(State)
    for name, step in (
        ("choose", steps.choosing),
        ("recall", steps.recalling),
        ("draft", steps.drafting),
        ("judge", steps.judging),
        ("revise", steps.revising),
        ("give_up", steps.giving_up),
        ("hand_in", steps.handing_in),
    ):
        graph.add_node(name, partial(step, tools))
    graph.add_edge(START, "choose")
    graph.add_conditional_edges("choose", _unless_silent("recall"), ["recall", END])
    graph.add_edge("recall", "draft")
    graph.add_conditional_edges("draft", _unless_silent("judge"), ["judge", END])
    graph.add_conditional_edges("judge", after_judging, ["revise", "give_up", "hand_in", END])
    graph.add_conditional_edges("revise", _unless_silent("judge"), ["judge", END])
    graph.add_edge("give_up", END)
    graph.add_edge("hand_in", END)
    return graph


def _unless_silent(onward: str) -> Any:
    return lambda state: "__end__" if state.get("silence") else onward


def after_judging(state: State) -> str:
    if state.get("silence"):
        return "__end__"
    if state.get("picked") is not None:
        return "hand_in"
    return "give_up" if state.get("revised") else "revise"


def run(tools: WritingTools, start: State, checkpoints: Checkpoints) -> State:
    """Run the thread to its end, or on from where a crash left it; then its checkpoints are deleted.

    Raises ModelFault; the thread's checkpoints stay, so that the next attempt pays for nothing twice.
    """
    thread = start["thread"]
    config: Any = {"configurable": {"thread_id": thread}}
    saver = checkpoints.saver()
    graph = build(tools).compile(checkpointer=saver)
    begun = graph.get_state(config)
    if begun.values and not begun.next:
        end = begun.values  # it ended, and was killed before its checkpoints were deleted
    else:
        end = graph.invoke(None if begun.next else start, config, durability="sync")
    saver.delete_thread(thread)
    return end  # type: ignore[no-any-return]
