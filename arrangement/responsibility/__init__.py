"""Who pays first, who pays beside whom, and which duty runs: precedence as a decision table."""

from arrangement.responsibility.answer import Answer, answer

__all__ = ["Answer", "answer"]
