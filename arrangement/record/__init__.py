"""The record of a case: what was proposed and who decided what, each entry chained to the one before."""
