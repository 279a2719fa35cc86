"""A case file asked for step by step: questions, answers, a journal, and the case that follows from them."""

from assessment.dialog.ask import Question, Refused, next_question, read_answer
from assessment.dialog.journal import Journal
from assessment.dialog.write import case_data

__all__ = ["Journal", "Question", "Refused", "case_data", "next_question", "read_answer"]
