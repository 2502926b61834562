"""What stands in some folders, by SHA-256, and what is allowed to differ.

This is the independent witness: it knows where an entry stands and what a
leftover is called, and shares no code with the program.
"""
import hashlib
import os

TEMPORARY = ".emj-"
TORN = "a torn draft"
RESCUED = "/tmp/emjournal-kept-"


def take(*roots):
    """A dictionary from each path below the roots to the hash of its bytes."""
    found = {}
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                found[path] = digest(path)
    return found


def digest(path):
    if os.path.islink(path) or not os.path.isfile(path):
        return "not a file"
    with open(path, "rb") as file:
        text = file.read()
    if is_typed(path) and not is_bare_text(path) and not is_whole(text):
        return TORN
    return hashlib.sha256(text).hexdigest()


def is_temporary(path):
    return os.path.basename(path).startswith(TEMPORARY)


def is_own(path, part):
    return f"/.emjournal/{part}" in path


def is_lock(path):
    """The journal's, and the one beside the settings while one is set."""
    return is_own(path, "lock") or os.path.basename(path) == ".config.lock"


def is_entry(path):
    return path.endswith(".md") and "/journal/" in path and "/.emjournal/" not in path


def entries(state):
    return {path: value for path, value in state.items() if is_entry(path)}


def leftovers(state):
    return sorted(path for path in state if is_temporary(path))


def lasting(state):
    """What counts: neither leftovers nor a lock, whose bytes say nothing, nor the
    note of the last change, which only tells `undo` where to look."""
    return {
        path: value
        for path, value in state.items()
        if not is_temporary(path) and not is_lock(path) and not is_own(path, "last")
    }


def between(before, after, state):
    """What of `state` is neither as before nor as after, and what got lost.

    A file of the trash may hold any version known, since its name is not
    fixed by the command; a draft holds what was typed so far.
    """
    problems = []
    known = set(before.values()) | set(after.values())
    for path in sorted(set(lasting(before)) | set(lasting(after)) | set(lasting(state))):
        value = state.get(path)
        if value in (before.get(path), after.get(path)):
            continue
        if is_own(path, "drafts") and value != TORN:
            continue
        if is_own(path, "trash") and value in known:
            continue
        if RESCUED in path and value != TORN:
            continue
        problems.append(f"torn: {path} is neither the old nor the new version")
    return problems + lost(before, after, state)


def is_typed(path):
    """A draft, or what took its place; its bytes are not known beforehand."""
    return not is_temporary(path) and (is_own(path, "drafts") or RESCUED in path)


def is_bare_text(path):
    """What stood in the input, as it stood there."""
    return is_own(path, "drafts/text-")


def is_whole(text):
    return text.startswith(b"---\n") and text.count(b"\n---\n") > 0 and text.endswith(b"\n")


def lost(before, after, state):
    """Versions that stood before, shall stand after, and stand nowhere now."""
    kept = set(lasting(before).values()) & set(lasting(after).values())
    return [f"lost: a version with the hash {value[:12]}"
            for value in sorted(kept - set(lasting(state).values()))]


def differences(wanted, state):
    """Paths where `state` is not as `wanted`, leftovers aside."""
    wanted, state = lasting(wanted), lasting(state)
    return sorted(p for p in set(wanted) | set(state) if wanted.get(p) != state.get(p))
