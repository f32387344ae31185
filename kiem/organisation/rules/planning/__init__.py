"""Working out what bringing in a list writes: only what differs from what stands. Pure."""

from kiem.organisation.rules.planning.plan import Plan, plan_bring_in

__all__ = ["Plan", "plan_bring_in"]
