"""The examples in the docstrings run."""

import doctest
import importlib
import pkgutil

import pytest

from kiem.exchange import reading

MODULES = sorted(module.name for module in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
