"""The promises, in the order in which they are run."""
import importlib
import sys

MODULES = ["kill", "power", "faults", "syncs", "short_io", "full_disk", "read_only",
           "largest", "nothing_else", "writers", "editors", "signals", "pauses", "descriptors",
           "bad_editors", "editor_settings", "yaml_suite", "yaml_bombs", "limits", "messages",
           "terminal_bytes", "markdown_bombs", "bodies", "names", "strange_files", "modes",
           "leaks", "times", "equal_names"]


def every():
    found = []
    for name in MODULES:
        module = importlib.import_module(f"promises.{name}")
        found += module.PROMISES
    return found


def find(ids):
    found = every()
    known = [promise.id for promise in found]
    for name in ids:
        if name not in known:
            sys.exit(f"no promise '{name}'; there are {' '.join(known)}")
    return [promise for promise in found if not ids or promise.id in ids]
