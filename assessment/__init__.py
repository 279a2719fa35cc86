"""Assessment: what is known about a person's goals, needs, network and present help."""
