"""Building the demo: the fictional organisation, through the same actions and readers that people use."""

from kiem.demo.building.build import build_demo

__all__ = ["build_demo"]
