"""The fifty questions of a datasheet, in short words of our own, each under a stable id.

After T. Gebru et al., Datasheets for Datasets, arXiv:1803.09010v8 (2021); the ids are ours.
"""

from typing import NamedTuple


class Question(NamedTuple):
    """One question: its id, its section and its text."""

    id: str
    section: str
    text: str


_SECTIONS = {
    "M": "Motivation",
    "C": "Composition",
    "L": "Collection",
    "R": "Preparation",
    "U": "Uses",
    "D": "Distribution",
    "T": "Maintenance",
}

_TEXTS = {
    "M1": "What was the dataset made for?",
    "M2": "Who made it, and on whose behalf?",
    "M3": "Who paid for it?",
    "C1": "What does one row stand for?",
    "C2": "How many rows are there?",
    "C3": "Is it everything, or a sample? Of what?",
    "C4": "What does each row hold?",
    "C5": "Is there a label or a target?",
    "C6": "What is missing, and why?",
    "C7": "How do rows relate to one another?",
    "C8": "Which splits are recommended?",
    "C9": "What errors, noise and repetition are known?",
    "C10": "Does it depend on anything outside?",
    "C11": "Does it hold anything confidential?",
    "C12": "Does it hold anything offensive or upsetting?",
    "C13": "Which groups of people can be told apart?",
    "C14": "Can a person be identified, directly or indirectly?",
    "C15": "Does it hold sensitive data about people?",
    "L1": "How was the data obtained?",
    "L2": "With which tools and procedures?",
    "L3": "How was the sample drawn, if it is one?",
    "L4": "Who took part in collecting it, and how were they paid?",
    "L5": "Over what period was it collected, and from what time is it?",
    "L6": "Was there an ethical review?",
    "L7": "Does it come from the people themselves or from third parties?",
    "L8": "Were the people told?",
    "L9": "Did the people consent?",
    "L10": "Can consent be withdrawn, or a comment be removed?",
    "L11": "Were the effects on the people concerned analysed?",
    "R1": "What was done to the data?",
    "R2": "Is the raw data kept?",
    "R3": "Is the software available?",
    "U1": "What has it been used for?",
    "U2": "Where are uses of it listed?",
    "U3": "What else could it be used for?",
    "U4": "What about its making might affect later uses?",
    "U5": "What should it not be used for?",
    "D1": "Is it passed on to third parties?",
    "D2": "How is it distributed?",
    "D3": "When was it, or will it be, released?",
    "D4": "Under which licence or terms?",
    "D5": "Do others hold rights in the data?",
    "D6": "Do export controls or other rules apply?",
    "T1": "Who hosts and maintains it?",
    "T2": "How can the curator be reached?",
    "T3": "Is there a list of errors?",
    "T4": "Will it be updated, how often and by whom?",
    "T5": "Are there limits on how long data may be kept?",
    "T6": "Do older versions stay available?",
    "T7": "How can others contribute?",
}

QUESTIONS = tuple(Question(id, _SECTIONS[id[0]], text) for id, text in _TEXTS.items())
