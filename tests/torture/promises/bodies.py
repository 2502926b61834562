"""M3, M4: a body is its bytes, and front matter is its writer's."""
import difflib
import hashlib
import os
import random

import naughty
import snapshot
from promise import Outcome, Promise

PIECES = [
    "# A heading\n", "Setext\n======\n", "---\n", "***\n", "...\n", "- [ ] a task\n", "- [x] done (kept 2026-10-27)\n",
    "## Commitment\n\n- [ ] When a, I will b\n", "## Q?\n<!-- prompt: q any happened -->\n\nAn answer +\n", "// private\n",
    "[[wiki link|alias]] and ![[embed.png]]\n", "> [!note]- A callout\n> folded\n", "%% an Obsidian comment %%\n",
    "{% highlight ruby %}\nputs 1\n{% endhighlight %}\n", "{{ site.url }}\n", "---\nlayout: post\ntitle: x\n---\n",
    "```dataview\nTABLE file.ctime\n```\n", "~~~\nnever closed\n", "```\n", "    indented code\n", "\tby a tab\n",
    "trailing blanks   \n", "a hard break\\\n", "<details><summary>x</summary>\n", "<!-- an open comment\n",
    "<script>alert(1)</script>\n", "| a | b |\n|---|:-:|\n| 1 | 2 |\n", "[^1]: a footnote\n", "text[^1]\n", "[a]: <b c> 'd'\n",
    "Minutes, 12 Nov\n* Present: @lea, @tomas/eng\n", "#tag #nested/tag\n", "a@b.example @not-a-mail\n", "$$\n\\frac{1}{2}\n$$\n",
    ":smile: ==mark== ~~gone~~ ^sup^\n", "1) one\n2) two\n", "\r\n", "line\r\n", "lone\rcarriage\n", "\n\n\n", " \n",
    "Zeile mit ä ö ü ß\n", "日本語の文\n", "e\u0301 and é\n", "\u202eright to left\n", "\ufeffa mark inside\n", "\u2028separator\n",
    "\x1b[31mred\x1b[0m\n", "\x07\x08\n", "x" * 5000 + "\n", "- a\n  - b\n    - c\n", "@" * 50 + "\n", "+\n", "-\n", "a +\n", "a -\n",
    "date: 2026-01-01\n", "tags: [x]\n", "<!-- prompt: broken\n", "&#0; &#x1b; &amp;\n", "no end of line", "   ",
]
BROKEN = [b"\xff\xfe", b"\xc3(", b"\xed\xa0\x80", b"\x80\x81", b"\xf0\x9f\x98"]


def foreign(seed):
    dice = random.Random(f"foreign {seed}")
    parts = [dice.choice(PIECES).encode("utf-8", "surrogatepass") for _ in range(dice.randint(1, 25))]
    if dice.random() < 0.2:
        parts.insert(dice.randrange(len(parts) + 1), dice.choice(BROKEN))
    text = b"".join(parts)
    if dice.random() < 0.2:
        text = text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if dice.random() < 0.1:
        text = b"\xef\xbb\xbf" + text
    return text if dice.random() < 0.1 else text + b"word"


def body_of(path):
    """What stands behind the line that closes the front matter; no code of the program."""
    with open(path, "rb") as file:
        text = file.read()
    lines = text.split(b"\n")
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip(b" \t\r") in (b"---", b"..."))
    return b"\n".join(lines[end + 1:])


def digest(text):
    return hashlib.sha256(text).hexdigest()


class Bodies(Promise):
    id = "M3"
    words = "a foreign body keeps its bytes through every command"
    unit = "bodies"
    target = 980
    small = 40

    def unavailable(self):
        return naughty.unavailable()

    def points(self, world, full):
        return [f"foreign:{n}" for n in range(500)] + [f"naughty:{n}" for n in range(len(naughty.strings()))]

    def run(self, point, world):
        kind, number = point.split(":")
        text = foreign(int(number)) if kind == "foreign" else naughty.strings()[int(number)]
        world.clear()
        added = world.emj(["new", "-m", "-"], text)
        if added.status == 3 and not any(chr(c).isalnum() for c in text.decode(errors="ignore").encode("utf-16-le")):
            return Outcome(1)
        if added.status != 0:
            return Outcome(1, self.refused(world, text, added))
        path = os.fsdecode(added.out.strip())
        wanted = body_of(path)
        problems = []
        if wanted.removeprefix(b"\n") not in (text, text + b"\n"):
            problems.append("added with other bytes")
        entry = os.path.basename(path)[:-3]
        for words in (["tag", entry, "--as", "both"], ["edit", entry, "--private", "--minutes", "25"],
                      ["edit", entry, "--at", "2026-10-01 08:00"], ["rm", "@1"], ["trash", "restore", "2026-10-01-0800-note"],
                      ["edit", "@1", "--no-private", "--minutes", "0"]):
            run = world.emj(words)
            if run.status != 0:
                problems.append(f"{words}: {run.tells()}")
            if words[0] == "rm":
                continue
            found = [place for place in snapshot.entries(world.state())]
            if len(found) != 1 or digest(body_of(found[0])) != digest(wanted):
                problems.append(f"{words}: other bytes")
        return Outcome(1, problems)

    def refused(self, world, text, added):
        """Only a text without a letter, or with a NUL, is not taken."""
        if added.status == 3 and b"nothing is saved" in added.err:
            return [] if not any(c.isalnum() for c in text.decode(errors="ignore")) else [f"called empty: {text!r}"]
        if added.status == 1 and b"NUL" in added.err and b"\0" in text:
            return []
        return [f"not taken: {added.tells()}"]


KEYS = ["layout: post", "title: 'It''s: a title'", "aliases: [a, \"b, c\"]", "cssclass:   wide  # wide", "# a comment",
        "#not spaced", "", "publish: no", "weight: 010", "nested:\n  deep:\n    - 1\n    -   2\n  other: x", "list:\n- a\n-  b",
        "text: |\n  one\n\n  two", "folded: >-\n  a\n  b", "map: {a: b, c: [d]}", "quoted: \"a \\u00e9 \\\" b\"", "empty:",
        "'odd key': 1", "\"tags \": x", "Tags: upper", "tag: single", "minutes: 30 # half", "kind: one-on-one",
        "activity: team-focus", "recorded: 2026-11-03T11:00:00+01:00", "colon: a:b", "emoji: 👩", "date2: soon", "x-y_z: '-'",
        "many:\n  - a: 1\n    b: 2\n  - c", "blind: true", "private: false", "source: \"dayone:ABC\"", "asked: [q1, q2]"]
TAGS = ["tags: []", "tags:", "tags: [management]", "tags: [a, b, management]  # mine", "tags:\n  - a\n  - leadership\n  - b",
        "tags:\n- a\n- b", "tags: ['a b', \"c\"]", "tags: [ ]", None, "tags:\n  # why\n  - a\n\n  - b", "tags: single",
        "tags:\n    - wide\n    - management # by me", "tags: [a,\n  b,\n  c]", "tags: [a]\ntagged: proposed",
        "tagged: chosen\ntags: [leadership]\nfunctions: [setting-direction]",
        "functions:\n  - aligning-people\ntags: [leadership]"]
# Blocks whose lines setting a tag is about.
OWN = ("tags", "tagged", "functions", "proposed", "blind")


def matter(seed):
    dice = random.Random(f"matter {seed}")
    keys, used = [], set()
    for key in dice.sample(KEYS, dice.randint(0, 12)):
        name = key.split(":")[0]
        if name not in used or key == "" or key.startswith("#"):
            keys.append(key)
            used.add(name)
    tags = dice.choice(TAGS)
    if tags is not None:
        keys.insert(dice.randrange(len(keys) + 1), tags)
    keys.insert(dice.randrange(len(keys) + 1), "date: 2026-11-03T10:00:00+01:00")
    text = "---" + dice.choice(["", " ", "\t"]) + "\n" + "".join(key + "\n" for key in keys) + dice.choice(["---", "..."]) \
        + "\n" + dice.choice(["", "\n"]) + "Text with @lea.\n" + dice.choice(["", "\nno end"])
    data = text.encode()
    if dice.random() < 0.3:
        data = data.replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + data if dice.random() < 0.2 else data


def blocks(text):
    """For each line of the front matter, the key to whose block it belongs."""
    owner, found = "", []
    for line in text.split(b"\n"):
        bare = line.removeprefix(b"\xef\xbb\xbf")
        begins_key = bare[:1] not in (b" ", b"\t", b"-", b"#", b"\r", b"") and b":" in bare
        if begins_key:
            owner = bare.split(b":")[0].decode().strip("'\"")
        elif bare[:1] == b"#":
            owner = owner if bare[:1] in (b" ", b"-") else "comment"
        found.append(owner)
    return found


class Matter(Promise):
    id = "M4"
    words = "setting a tag changes the lines that say so and no others"
    unit = "changes"
    target = 500
    small = 60

    def points(self, world, full):
        return [f"{seed}:{side}" for seed in range(250) for side in ("leadership", "both")]

    def run(self, point, world):
        seed, side = point.split(":")
        before = matter(int(seed))
        world.clear()
        path = os.path.join(world.journal, "mine.md")
        with open(path, "wb") as file:
            file.write(before)
        run = world.emj(["tag", "mine", "--as", side])
        with open(path, "rb") as file:
            after = file.read()
        if run.status != 0:
            return Outcome(1, [f"{run.tells()} {before!r}"] + (["changed"] if after != before else []))
        return Outcome(1, self.judge(before, after) + self.read(world, side))

    def judge(self, before, after):
        old, new = before.split(b"\n"), after.split(b"\n")
        owners_old, owners_new = blocks(before), blocks(after)
        problems = []
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "equal":
                continue
            for lines, owners, start, end in ((old, owners_old, a, b), (new, owners_new, c, d)):
                problems += [f"line {i + 1} {lines[i]!r} is not about the tag: {before!r} -> {after!r}"
                             for i in range(start, end) if owners[i] not in OWN]
        if b"\r\n" in before and after.count(b"\n") != after.count(b"\r\n") and before.count(b"\n") == before.count(b"\r\n"):
            problems.append("lines end in two ways")
        if before.startswith(b"\xef\xbb\xbf") != after.startswith(b"\xef\xbb\xbf"):
            problems.append("the byte order mark")
        if body_of_text(before) != body_of_text(after):
            problems.append("the body is another")
        return problems

    def read(self, world, side):
        run = world.emj(["list", "--as", side])
        return [] if run.status == 0 and b"mine" in run.out else [f"not found as {side}: {run.tells()}"]


def body_of_text(text):
    lines = text.split(b"\n")
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip(b" \t\r") in (b"---", b"..."))
    return lines[end + 1:]


PROMISES = [Bodies(), Matter()]
