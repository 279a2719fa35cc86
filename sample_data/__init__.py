"""Sample cases, the Bremen sample catalogue and the shipped policies: all invented, with neutral ids."""
