"""U1: names that a file system may take for one another."""
import os
import unicodedata

import snapshot
from promise import Outcome, Promise

WORDS = ["Cafe", "Café", "Cafe\u0301", "CAFE", "CAFÉ", "café", "cafe", "caFe", "cafè", "câfe"]
TAILS = ["", " ", ".", "!", " ß", " ss", " SS", " ﬁ", " fi", " İ"]


def titles():
    return [word + tail for word in WORDS for tail in TAILS]


def folded(name):
    """As the most forgetful file system sees it: neither case nor accents nor forms."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).rstrip(". ")


class EqualNames(Promise):
    id = "U1"
    words = "titles, activities and packs equal but for case, accents or form get a file each"
    unit = "entries"
    target = 300
    small = 1

    def points(self, world, full):
        return ["titles", "activities", "kinds"]

    def run(self, point, world):
        world.clear()
        problems, count = [], 0
        for number, title in enumerate(titles()):
            if point == "activities":
                self.plant(world, number, title)
                edited = world.emj(["edit", f"by-hand-{number:03}", "--at", "2026-11-09 10:00"])
                if edited.status not in (0, 1) or (edited.status and b".md:3:11: error: " not in edited.err):
                    problems.append(f"an activity that is none: {edited.tells()}")
                run = world.emj(["new", "-m", f"Text {number}", "--title", title])
            elif point == "titles":
                run = world.emj(["new", "-m", f"Text {number}", "--title", title])
            else:
                run = world.emj(["new", "-m", f"Text {number}", "--kind", title])
            if run.status == 0:
                count += 1
            elif point != "kinds" or run.status not in (1, 2):
                problems.append(f"{title!r}: {run.tells()}")
        return Outcome(len(titles()), problems + self.judge(world, count, point))

    def plant(self, world, number, title):
        folder = os.path.join(world.journal, "2026", "11")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, f"by-hand-{number:03}.md"), "w", encoding="utf-8") as file:
            file.write(f"---\ndate: 2026-11-10T10:00:00+01:00\nactivity: '{title}'\ntags: []\n---\n\nText {number}\n")

    def judge(self, world, count, point):
        found = list(snapshot.entries(world.state()))
        wanted = count * (2 if point == "activities" else 1)
        problems = [] if len(found) == wanted else [f"{len(found)} files, not {wanted}"]
        names = [folded(os.path.relpath(path, world.journal)) for path in found]
        problems += [f"taken for another: {name}" for name in sorted(set(names)) if names.count(name) > 1]
        problems += [f"no plain name: {path}" for path in found if not os.path.basename(path).isascii()]
        texts = set()
        for path in found:
            with open(path, encoding="utf-8") as file:
                texts.add(file.read().rstrip().rsplit("\n", 1)[1])
        if len(texts) != count:
            problems.append(f"{len(texts)} texts of {count}")
        return problems


PROMISES = [EqualNames()]
