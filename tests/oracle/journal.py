#!/usr/bin/env python3
"""An oracle for journals that shares no code with emjournal.

usage: journal.py snapshot FOLDER
       journal.py compare BEFORE AFTER [--allow PATH]... [--nothing-lost]
       journal.py verify FOLDER

snapshot  prints every name below FOLDER, a line each, sorted by path:
              KIND MODE SHA256 PATH
          KIND is file, folder, link or special; a link has the digest of its
          target, and what has no bytes has "-". Control characters and
          backslashes in PATH are written as \\xNN. Nothing is followed.

compare   tells what differs between two snapshots, or two folders that are
          looked at now. PATH is one path or a pattern with * and ?; with a "/"
          at its end it is everything below. What is allowed may change, appear
          or go. With --nothing-lost the bytes of every entry of BEFORE, allowed
          or not, must still be those of some file of AFTER: in its place, under
          another name, or in the trash.

verify    reads every entry by the rules of emjournal-entry(5) and prints
              PATH<tab>what is wrong
          for each file that is none, or is one in a wrong way. Modes, drafts
          and the trash are not its business.

Exit status: 0 nothing to tell, 1 something is told, 2 wrong usage.

A kill sweep: take a snapshot, run the command until it is killed, then

    journal.py compare before "$EMJOURNAL_DIR" --nothing-lost \\
        --allow .emjournal/ --allow 2026/11/2026-11-12-1432-note.md &&
        journal.py verify "$EMJOURNAL_DIR"
"""

import datetime
import fnmatch
import hashlib
import os
import re
import stat
import sys

OWN = ".emjournal"
MAX_BODY = 16 * 1024 * 1024
MAX_FRONT = 64 * 1024
MAX_DEPTH = 8


def usage(problem):
    sys.stderr.write(f"journal.py: {problem}\n{__doc__.split(chr(10) * 2)[1]}\n")
    sys.exit(2)


def shown(path):
    """A path on one line, whatever its bytes are."""
    return "".join(
        c if c.isprintable() and c != "\\" else "".join(f"\\x{b:02x}" for b in os.fsencode(c))
        for c in path
    )


# --- snapshots -----------------------------------------------------------------


def digest(path):
    sum_of = hashlib.sha256()
    # Between lstat and open a FIFO may have come; O_NONBLOCK keeps it from waiting.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            sum_of.update(piece)
    return sum_of.hexdigest()


def describe(path):
    found = os.lstat(path)
    mode = f"{stat.S_IMODE(found.st_mode):04o}"
    if stat.S_ISDIR(found.st_mode):
        return "folder", mode, "-"
    if stat.S_ISLNK(found.st_mode):
        return "link", mode, hashlib.sha256(os.fsencode(os.readlink(path))).hexdigest()
    if stat.S_ISREG(found.st_mode):
        return "file", mode, digest(path)
    return "special", mode, "-"


def below(root, folder=""):
    """Every path below the folder, relative to the root; links are not entered."""
    for name in sorted(os.listdir(os.path.join(root, folder))):
        path = os.path.join(folder, name)
        yield path
        whole = os.path.join(root, path)
        if os.path.isdir(whole) and not os.path.islink(whole):
            yield from below(root, path)


def take_snapshot(root):
    return {shown(path): describe(os.path.join(root, path)) for path in below(root)}


def read_snapshot(source):
    if os.path.isdir(source):
        return take_snapshot(source)
    rows = {}
    with open(source, encoding="utf-8") as file:
        for line in file:
            kind, mode, sum_of, path = line.rstrip("\n").split(" ", 3)
            rows[path] = (kind, mode, sum_of)
    return rows


def snapshot(folder):
    for path, row in sorted(take_snapshot(folder).items()):
        print(*row, path)
    return 0


# --- comparing -----------------------------------------------------------------


def is_allowed(path, patterns):
    return any(
        fnmatch.fnmatchcase(path, pattern)
        or (pattern.endswith("/") and (path + "/").startswith(pattern))
        for pattern in patterns
    )


def differences(before, after):
    for path in sorted(set(before) | set(after)):
        old, new = before.get(path), after.get(path)
        if old is None:
            yield path, f"added: {path}"
        elif new is None:
            yield path, f"removed: {path}"
        elif old[0] != new[0]:
            yield path, f"was a {old[0]}, is a {new[0]}: {path}"
        elif old[2] != new[2]:
            yield path, f"changed: {path}"
        elif old[1] != new[1]:
            yield path, f"mode was {old[1]}, is {new[1]}: {path}"


def is_entry_path(path):
    return path.endswith(".md") and not any(part.startswith(".") for part in path.split("/"))


def compare(before_source, after_source, patterns, nothing_lost):
    before, after = read_snapshot(before_source), read_snapshot(after_source)
    told = [text for path, text in differences(before, after) if not is_allowed(path, patterns)]
    if nothing_lost:
        there = {row[2] for row in after.values() if row[0] == "file"}
        told += [
            f"lost: {path}"
            for path, row in sorted(before.items())
            if row[0] == "file" and is_entry_path(path) and row[2] not in there
        ]
    for text in told:
        print(text)
    return 1 if told else 0


# --- reading an entry ----------------------------------------------------------

FUNCTIONS = (
    "planning-budgeting organizing-staffing controlling-problem-solving "
    "setting-direction aligning-people motivating-inspiring"
).split()

MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?([Zz]|[+-]\d\d:\d\d)\Z"
)


def is_moment(text):
    found = MOMENT.match(text)
    if not found:
        return False
    year, month, day, hour, minute = (int(n) for n in found.groups()[:5])
    try:
        datetime.datetime(year, month, day, hour, minute)
    except ValueError:
        return False
    return int(found.group(6) or 0) <= 60


def one_of(*words):
    return lambda text: text in words


# What the value of a key, or each item of its list, must be.
KEYS = {
    "date": is_moment,
    "recorded": is_moment,
    "activity": lambda text: re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", text),
    "pack": lambda text: re.fullmatch(r"[a-z0-9][a-z0-9-]{1,39}(@[1-9]\d{0,3})?", text),
    "tagged": one_of("chosen", "proposed", "imported"),
    "functions": one_of(*FUNCTIONS),
    "minutes": lambda text: re.fullmatch(r"\d{1,9}", text) and int(text) <= 10080,
    "proposed": one_of("management", "leadership", "both", "none"),
    "blind": one_of("true", "false"),
    "private": one_of("true", "false"),
}


def plain(text):
    text = re.sub(r"(^|\s)#.*\Z", "", text).strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return text.strip()


def items_of(text):
    if text.startswith("[") and text.endswith("]"):
        return [plain(item) for item in text[1:-1].split(",") if item.strip()]
    return [text] if text else []


def front_values(lines):
    """Key -> items, of the keys that begin a line; lists in either form."""
    values, key = {}, None
    for line in lines:
        found = re.match(r"([A-Za-z_][\w-]*):(?:\s+(.*))?\Z", line)
        item = re.match(r"\s*- +(.*)\Z", line)
        if found:
            key = found.group(1)
            if key in values:
                raise ValueError(f"the key {key} stands there twice")
            values[key] = items_of(plain(found.group(2) or ""))
        elif item and key:
            values[key].append(plain(item.group(1)))
        elif re.match(r"\S", line) and not line.startswith("#"):
            raise ValueError("a line of the front matter is no 'key: value'")
    return values


def split(data):
    """The lines of the front matter, and the body with the number of its first line."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("UTF-16")
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if lines[0].rstrip(b" \t\r") != b"---":
        raise ValueError("no front matter")
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip(b" \t\r") in (b"---", b"..."):
            front = b"\n".join(lines[1:number])
            body = b"\n".join(lines[number + 1 :])
            if len(front) + 1 > MAX_FRONT:
                raise ValueError("the front matter is too large")
            if len(re.sub(rb"\A\r?\n", b"", body)) > MAX_BODY:
                raise ValueError("the body is too large")
            return front, body
    raise ValueError("the front matter does not end")


def read_entry(data):
    """The values of the front matter and the lines of the body; ValueError when it is none."""
    front, body = split(data)
    text = front.decode("utf-8")
    if re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text):
        raise ValueError("a control character in the front matter")
    values = front_values([line.rstrip("\r") for line in text.split("\n")])
    if not values.get("date"):
        raise ValueError("no date")
    for key, check in KEYS.items():
        for item in values.get(key, []):
            if item and not check(item):
                raise ValueError(f"a wrong value of {key}")
    return values, body


# --- what is wrong with one that can be read ------------------------------------


def distance(one, two):
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row, above = [i], row
        for j, b in enumerate(two, 1):
            row.append(min(row[-1] + 1, above[j] + 1, above[j - 1] + (a != b)))
    return row[-1]


def nearly_work(tag):
    word = tag.lstrip("#").lower()
    return any(
        0 < distance(word, side) <= len(word) // 3 for side in ("management", "leadership")
    )


def commitment_lines(text):
    inside, level = False, 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        heading = re.match(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\Z", line)
        under = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if heading and (heading.group(2) == "Commitment" or under == "<!-- commitment -->"):
            inside, level = True, len(heading.group(1))
        elif heading and (len(heading.group(1)) <= level or under.startswith("<!-- prompt:")):
            inside = False
        elif inside:
            yield line


def wrong_commitment(line):
    task = re.match(r"\s*[-*+][ \t]*\[(.?)\](?!\()[ \t]*(\S.*)\Z", line)
    if not task:
        return False
    if not re.match(r"\s*[-*+][ \t]+\[[ xX/-]\][ \t]", line):
        return True
    outcome = re.search(r"\((kept|partly|dropped) ([^()]*)\)\s*\Z", task.group(2))
    if not outcome or task.group(1) == " ":
        return False
    day = re.match(r"\d{4}-\d\d-\d\d(?=,|\Z)", outcome.group(2))
    try:
        return not day or not datetime.date.fromisoformat(day.group(0))
    except ValueError:
        return True


def flaws(path, data, values, body):
    text = data.decode("utf-8", "replace")
    if b"\0" in data:
        yield "a NUL byte"
    if text.encode() != data:
        yield "not UTF-8"
    if re.search(r"^<{7} (?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} ", text, re.M):
        yield "conflict markers"
    if any(nearly_work(tag) for tag in values.get("tags", [])):
        yield "a tag that is nearly a work tag"
    if any(wrong_commitment(line) for line in commitment_lines(body.decode("utf-8", "replace"))):
        yield "a commitment that cannot be read"
    yield from wrong_place(path, values["date"][0])


def wrong_place(path, date):
    stem = date[:10] + "-" + date[11:13] + date[14:16]
    name = os.path.basename(path)
    dated = re.match(r"\d{4}-\d\d-\d\d(-\d{4}-)?", name)
    if dated and not stem.startswith(dated.group(0).rstrip("-")):
        yield "the name has another date"
    month = re.fullmatch(r"(\d{4})/(\d\d)/[^/]*", path)
    if month and date[:7] != f"{month.group(1)}-{month.group(2)}":
        yield "the folder is of another month"


# --- names -----------------------------------------------------------------------

COPY_WORDS = (
    r"conflicted copy|case conflict|encoding conflict|whitespace conflict|sync conflict"
    r"|in konflikt stehende kopie|kopie in konflikt|konfliktkopie|copie en conflit"
    r"|copia en conflicto|copia in conflitto|em conflito|conflicterend|motstridiga kopia"
    r"|kopi i konflikt|kopia powoduj.*konflikt|конфликт.*копия|競合.*コピー|冲突.*副本"
    r"|衝突.*複本|충돌.*사본|sfconflict |copy: conflict"
)
COPIES = [
    re.compile(pattern, re.I)
    for pattern in (
        r".+\.sync-conflict-.*",
        rf".* \(.*(?:{COPY_WORDS}).*\).*",
        r".+_conflict-(.*-)?\d{8}-\d{6}.*",
        r".+_.*-\d\d-\d{6}-\d{4}_conflict.*",
        r".+_(BASE|LOCAL|REMOTE|BACKUP)_\d+\.md",
        r".+\.md\.conflict\d*|.+\.conflict\d+\.md",
        r".+\.md~HEAD|.+\.md\.mine",
    )
]
BESIDE = re.compile(
    r"(\d{4}-\d\d-\d\d-\d{4}-.*?)(?: \d+| \(\d+\)|_conf\(\d+\)| copy(?: \d+)?| - copy(?: \(\d+\))?"
    r"| \((?:another )?copy(?: \d+)?\)| \(conflict.*\)|\.conflict)\.md\Z",
    re.I,
)
# Behind "-", in capitals as no entry is named by the program.
COMPUTER = re.compile(
    r"(.*-)?(DESKTOP|LAPTOP|iMac|MacBook[^-]*)(-.*)?|(.*-)?Mac-(mini|Studio|Pro)(-.*)?"
    r"|.*-(PC|Mac)|WIN-[A-Z0-9]{11}"
)


def is_copy(name, names):
    if any(pattern.fullmatch(name) for pattern in COPIES):
        return True
    found = BESIDE.match(name)
    if found and found.group(1) + ".md" in names:
        return True
    parts = name.removesuffix(".md").split("-")
    return re.match(r"\d{4}-\d\d-\d\d-\d{4}-", name) is not None and any(
        "-".join(parts[:n]) + ".md" in names and COMPUTER.fullmatch("-".join(parts[n:]))
        for n in range(5, len(parts))
    )


def name_problem(root, path, names):
    """What is wrong with a name alone; None when nothing is."""
    name, whole = os.path.basename(path), os.path.join(root, path)
    mode = os.lstat(whole).st_mode
    if stat.S_ISLNK(mode):
        return "a link"
    if stat.S_ISDIR(mode):
        if name.endswith(".md"):
            return "a folder with the name of an entry"
        return "too deep" if path.count("/") >= MAX_DEPTH else None
    if not stat.S_ISREG(mode):
        return "no regular file"
    if is_copy(name, names):
        return "a copy"
    folded = [other.casefold() for other in names if other < name and other.endswith(".md")]
    if name.endswith(".md") and name.casefold() in folded:
        return "differs from another name by case only"
    return None


def entry_problems(root, path):
    with open(os.path.join(root, path), "rb") as file:
        data = file.read(MAX_BODY + MAX_FRONT + 4096)
    try:
        values, body = read_entry(data)
    except ValueError as problem:
        yield str(problem)
        return
    yield from flaws(path, data, values, body)


def walk(root, folder=""):
    """(path, problem of its name) of every name that may matter, folders entered."""
    names = set(os.listdir(os.path.join(root, folder)))
    for name in sorted(names):
        path = os.path.join(folder, name)
        if name.startswith("."):
            if re.fullmatch(r"\..*\.md\.icloud", name):
                yield path, "only on a server"
            continue
        problem = name_problem(root, path, names)
        yield path, problem
        if problem is None and os.path.isdir(os.path.join(root, path)):
            yield from walk(root, path)


def problems(root):
    ids = {}
    for path, problem in walk(root):
        if problem is not None:
            yield path, problem
        if problem not in (None, "differs from another name by case only"):
            continue
        if not path.endswith(".md"):
            continue
        for text in entry_problems(root, path):
            yield path, text
        ids.setdefault(os.path.basename(path), []).append(path)
    for paths in ids.values():
        usual = [p for p in paths if re.fullmatch(r"(\d{4})/(\d\d)/\1-\2-[^/]*", p)]
        first = usual[0] if usual else paths[0]
        for path in paths:
            if path != first:
                yield path, "another entry has this id"


def verify(folder):
    told = sorted(problems(folder))
    for path, text in told:
        print(f"{shown(path)}\t{text}")
    return 1 if told else 0


# --- the command line --------------------------------------------------------------


def main(words):
    if words and words[0] in ("-h", "--help"):
        print(__doc__.rstrip())
        return 0
    if len(words) == 2 and words[0] in ("snapshot", "verify"):
        if not os.path.isdir(words[1]):
            usage(f"there is no folder {words[1]}")
        return {"snapshot": snapshot, "verify": verify}[words[0]](words[1])
    if not words or words[0] != "compare":
        usage("say snapshot, compare or verify")
    return main_compare(words[1:])


def main_compare(words):
    places, patterns, nothing_lost = [], [], False
    rest = iter(words)
    for word in rest:
        if word == "--allow":
            patterns.append(next(rest, None) or usage("--allow needs a path"))
        elif word == "--nothing-lost":
            nothing_lost = True
        elif word.startswith("-"):
            usage(f"unknown option {word}")
        else:
            places.append(word)
    if len(places) != 2 or not all(os.path.exists(place) for place in places):
        usage("compare takes two snapshots or folders")
    return compare(*places, patterns, nothing_lost)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
