"""A small guidance with guided questions, for tests of where answers lead.

One organisation moves children (`move`, and `settle` laid over it), another rings (`call`).
"""

from __future__ import annotations

from dataclasses import replace

from decision_tool.core.guidance.model import (
    Contradiction,
    Guidance,
    Invitee,
    Pathway,
    Titled,
    Together,
)
from decision_tool.core.guidance.rule import Guard
from decision_tool.core.guidance.situation_model import (
    Advice,
    GuidedOption,
    GuidedQuestion,
    NextAction,
    NoGuide,
    PathwayRule,
    Situation,
)
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_guard, parse_situation
from tests.core.guidance_builder import SCOPE, guidance

ASKED = ("whose", "stage", "complex", "guests", "ring")


def condition(text: str) -> Guard:
    """Return the condition on guided answers written as *text*."""
    return parse_situation(text, Scope(frozenset(), frozenset(), frozenset(ASKED)))


YES_NO = (GuidedOption("yes", "Yes"), GuidedOption("no", "No"))
QUESTIONS = (
    GuidedQuestion(
        "whose",
        "Whose guide?",
        "Whose",
        "There are two.",
        (
            GuidedOption("ours", "Ours", collection="home"),
            GuidedOption("theirs", "Theirs", collection="away"),
        ),
    ),
    GuidedQuestion(
        "stage",
        "What is happening?",
        "Stage",
        "Each has its own meetings.",
        (
            GuidedOption("moving", "The child moves", "By car"),
            GuidedOption("settling", "The child settles in"),
            GuidedOption("waiting", "The child waits"),
        ),
        none="None of these",
        ask_if=condition("whose is ours"),
    ),
    GuidedQuestion(
        "complex",
        "Is it complex?",
        "Complex",
        "More people come.",
        YES_NO,
        ask_if=condition("stage includes moving"),
        is_of_plan=True,
    ),
    GuidedQuestion(
        "guests",
        "Who else comes?",
        "Guests",
        "They are asked.",
        (
            GuidedOption(
                "likely",
                "Driver",
                offered_if=condition("stage includes moving"),
                stands_for="likely",
            ),
            GuidedOption("friend", "Friend", offered_if=condition("complex is yes")),
        ),
        none="Nobody",
    ),
    GuidedQuestion(
        "ring", "Do you ring?", "Ring", "They ring.", YES_NO, ask_if=condition("whose is theirs")
    ),
)
RULES = (
    PathwayRule(
        "move",
        condition("stage includes moving or stage includes settling"),
        "it moves",
        "it stays",
    ),
    PathwayRule(
        "settle",
        condition("stage includes settling and not (complex is yes)"),
        "it settles",
        "it does not settle",
    ),
    PathwayRule("call", condition("ring is yes"), "you ring", "you do not ring"),
)
SITUATION = Situation(
    questions=QUESTIONS,
    rules=RULES,
    advice=(Advice(condition("complex is yes"), "Take care.", "It is complex."),),
    no_guide=NoGuide(
        "Nothing fits",
        "No guide is about this.",
        (NextAction("Ask someone."), NextAction("Ring.", condition("whose is theirs"))),
    ),
)


def guided(situation: Situation = SITUATION) -> Guidance:
    """Return guidance with the pathways that the rules lead to, and *situation*."""
    built = guidance({"initial": "by hearing"}, initial={"only_if": "complex is yes"})
    step = built.pathways[0].steps[0]
    driver = Invitee("driver", parse_guard("likely is yes", SCOPE))
    move = Pathway(
        "move",
        "P1",
        "Move",
        "",
        "guide",
        "group",
        "home",
        (replace(step, id="move/initial", invite=(driver,)),),
    )
    settle = replace(move, id="settle", title="Settle in", steps=(), needs_pathway="move")
    call = replace(move, id="call", title="Call", steps=(), collection="away")
    return replace(
        built,
        pathways=(move, settle, call),
        collections=(Titled("home", "Home"), Titled("away", "Away")),
        contradictions=(
            Contradiction(("move", "settle"), "Check both."),
            Contradiction(("move", "call"), "Never both."),
        ),
        together=(Together(("move", "settle"), "Both.", "Plan one after the other."),),
        situation=situation,
    )
