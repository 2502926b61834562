"""The oracle of journals (tests/oracle), which shares no code with the program."""
import importlib.util
import os

import world

_path = os.path.join(world.SOURCE, "tests", "oracle", "journal.py")
_spec = importlib.util.spec_from_file_location("journal_oracle", _path)
_oracle = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_oracle)


def problems(journal):
    """(path, what is wrong) of each file that is no entry, or is one in a wrong way."""
    return [(os.path.join(journal, path), text) for path, text in _oracle.problems(journal)]
