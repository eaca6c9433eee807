"""Find parsers and readers: each is one module, named after what it handles."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType


@cache
def plugins(kind: str) -> Mapping[str, ModuleType]:
    """Return every module in `commentariat/<kind>/`, then those other packages declare, by name.

    Another package declares one as an entry point in the group `commentariat.<kind>`. A module
    whose name begins with an underscore is a part of the others, not a plugin.
    """
    package = import_module(f"commentariat.{kind}")
    found = {
        module.name: import_module(f"{package.__name__}.{module.name}")
        for module in iter_modules(package.__path__)
        if not module.name.startswith("_")
    }
    for entry in sorted(entry_points(group=f"commentariat.{kind}"), key=lambda entry: entry.name):
        found.setdefault(entry.name, entry.load())
    return MappingProxyType(found)  # cached, so read-only
