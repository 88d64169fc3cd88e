"""Policies that tests of the planner share."""

from datetime import time

from domain.reminding.policy import Policy

DAILY = Policy(before=(14, 7, 3, 1, 0), after=(1, 3), last_call=time(15), weekly=None)
"""Each reminder on its own day, as a curator may still choose: what the examples count with."""
