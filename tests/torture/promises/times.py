"""Z1, Z2: odd times, in zones that jump, by the clock and by --at."""
import datetime
import os
import re
import zoneinfo

import snapshot
from promise import Outcome, Promise

UTC = datetime.timezone.utc
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu",
         "America/St_Johns", "Africa/Monrovia", "Pacific/Kiritimati", "Etc/GMT+12", "Europe/Dublin", "Africa/Casablanca"]
FAR = 2037
OTHERS = ["Asia/Tokyo", "America/Los_Angeles"]

# Of UTC; a clock that goes an hour back gives the same minute twice.
MOMENTS = [
    "0001-01-03T00:00:00", "0099-12-31T23:59:59", "1582-10-10T12:00:00", "1899-12-31T12:00:00", "1900-02-28T23:59:59",
    "1969-12-31T23:59:59", "1970-01-01T00:00:00", "1971-06-15T12:34:56", "1999-12-31T23:59:59", "2000-02-29T12:00:00",
    "2011-12-30T09:59:59", "2011-12-30T10:00:00", "2011-12-30T23:00:00", "2016-12-31T23:59:59", "2024-02-29T00:00:00",
    "2026-03-08T06:59:59", "2026-03-08T07:00:00", "2026-03-29T00:59:59", "2026-03-29T01:00:00", "2026-04-04T14:59:59",
    "2026-04-04T15:00:00", "2026-10-03T15:29:59", "2026-10-03T15:30:00", "2026-10-25T00:30:00", "2026-10-25T01:30:00",
    "2026-11-01T05:30:00", "2026-11-01T06:30:00", "2038-01-19T03:14:07", "2038-01-19T03:14:08", "2106-02-07T06:28:16",
    "2099-07-01T00:00:00", "9999-12-29T23:59:59",
]
# As a person types them; in folds, gaps and in no gap.
TYPED = [
    "2026-10-25 02:30", "2026-10-25 02:00", "2026-10-25 03:00", "2026-03-29 02:30", "2026-03-29 02:00", "2026-03-29 03:00",
    "2026-03-08 02:30", "2026-11-01 01:30", "2026-04-05 01:45", "2026-10-04 02:15", "2011-12-30 10:00", "2011-12-29 23:59",
    "2011-12-31 00:00", "2024-02-29 12:00", "1970-01-01 00:00", "1969-12-31 23:59", "2038-01-19 03:14", "0002-01-01 00:00",
    "9998-12-31 23:59", "1972-05-01 00:20", "2026-02-15 02:30", "2026-03-22 02:30",
]
REFUSED = [
    "0000-01-01", "10000-01-01", "2026-02-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-11-00",
    "2026-11-12 24:00", "2026-11-12 12:60", "2026-11-12 25:00", "-1-01-01", "2026-11-12T12:00:00+24:00",
    "2026-11-12T12:00:00+01:60", "2026-11-12T12:00:60+01:00", "2026-11-12T12:00:61Z", "99999999 days ago", "1e3 days ago",
    "-1 days ago", "26-11-12", "2026/11/12", "12.11.2026", "tomorrowish", "", " ", "now now", "2026-11-12 noon", "last someday",
    "2026-11-12\n", "2026-11-12 12:00 12:00", "x" * 5000, "２０２６-11-12", "2026-11-12 ١٢:00",
]


def minutes(offset):
    """Whole minutes: an offset of local mean time has seconds."""
    seconds = int(offset.total_seconds())
    return (abs(seconds) + 30) // 60 * (1 if seconds >= 0 else -1)


def written(moment, offset):
    local = moment.replace(tzinfo=None) + datetime.timedelta(minutes=offset)
    sign = "-" if offset < 0 else "+"
    return f"{local.year:04}{local.strftime('-%m-%dT%H:%M:%S')}{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


def shown(moment):
    return f"{moment.year:04}{moment.strftime('-%m-%dT%H:%M:%S')}+00:00"


class Odd(Promise):
    id = "Z1"
    words = "odd times are saved once each, in order, and are the same in another zone"
    unit = "times"
    target = len(ZONES) * (len(MOMENTS) + len(TYPED))
    small = 6

    def unavailable(self):
        try:
            for zone in ZONES + OTHERS:
                zoneinfo.ZoneInfo(zone)
            return None
        except zoneinfo.ZoneInfoNotFoundError as error:
            return f"no data of zones: {error}"

    def points(self, world, full):
        return [f"{kind}:{zone}" for zone in ZONES for kind in ("clock", "at")]

    def run(self, point, world):
        kind, name = point.split(":")
        zone = zoneinfo.ZoneInfo(name)
        world.clear()
        problems, saved = [], {}
        for text in MOMENTS if kind == "clock" else TYPED:
            moment, offset, run = self.save(world, kind, text, name, zone)
            if run.status != 0:
                problems.append(f"{text}: {run.tells()}")
                continue
            path = os.fsdecode(run.out.strip())
            problems += self.judge(path, moment, offset, text)
            if path in saved:
                problems.append(f"{text}: {path} twice")
            saved[path] = moment
        if len(snapshot.entries(world.state())) != len(saved):
            problems.append("not one file each")
        problems += self.order(world, saved, name)
        return Outcome(len(saved), problems)

    def save(self, world, kind, text, name, zone):
        env = {"TZ": name}
        if kind == "clock":
            moment = datetime.datetime.fromisoformat(text).replace(tzinfo=UTC)
            offset = minutes(zone.utcoffset(moment.astimezone(zone)))
            return moment, offset, world.emj(["new", "-m", text], env={**env, "EMJOURNAL_NOW": shown(moment)})
        local = datetime.datetime.fromisoformat(text).replace(tzinfo=zone)
        moment = local.astimezone(UTC)
        back = moment.astimezone(zone)
        offset = minutes(back.utcoffset())
        # Written in whole minutes the local time stands, so the moment moves by the rest.
        moment = back.replace(tzinfo=UTC, fold=0) - datetime.timedelta(minutes=offset)
        return moment, offset, world.emj(["new", "-m", text, "--at", text], env=env)

    def judge(self, path, moment, offset, text):
        date = written(moment, offset)
        with open(path, encoding="utf-8") as file:
            found = re.search(r"^date: (.*)$", file.read(), re.M)[1]
        if moment.year > FAR:
            date = found  # GLib's rules of zones end there: the moment or the clock is right
            right = datetime.datetime.fromisoformat(found) == moment or found[:19] == text.replace(" ", "T") + ":00"
            problems = [] if right else [f"{text}: {found}"]
        else:
            problems = [] if found == date else [f"{text}: {found}, not {date}"]
        stem = f"{date[:10]}-{date[11:13]}{date[14:16]}-note"
        if not re.fullmatch(re.escape(stem) + r"(-\d+)?\.md", os.path.basename(path)):
            problems.append(f"{text}: {path}, not {stem}")
        if not path.endswith(f"/{date[:4]}/{date[5:7]}/{os.path.basename(path)}"):
            problems.append(f"{text}: in the wrong folder: {path}")
        return problems

    def order(self, world, saved, name):
        here = world.emj(["list"], env={"TZ": name})
        ids = [line.split()[0] for line in here.out.decode().splitlines()]
        moments = {os.path.basename(path)[:-3]: moment for path, moment in saved.items()}
        times = [moments[entry] for entry in ids if entry in moments]
        problems = []
        if len(times) != len(saved) or times != sorted(times, reverse=True):
            problems.append(f"not in order: {ids}")
        for other in OTHERS:
            if world.emj(["list"], env={"TZ": other}).out != here.out:
                problems.append(f"other in {other}")
            json = world.emj(["list", "--format", "json"], env={"TZ": other})
            if json.status != 0 or json.out != world.emj(["list", "--format", "json"], env={"TZ": name}).out:
                problems.append(f"other JSON in {other}")
        return problems


class Refused(Promise):
    id = "Z2"
    words = "a time that is none is refused with its value, and nothing is saved"
    unit = "times"
    target = 3 * len(REFUSED)
    small = None

    def points(self, world, full):
        return [f"{way}:{number}" for way in ("new", "edit", "clock") for number in range(len(REFUSED))]

    def run(self, point, world):
        way, number = point.split(":")
        text = REFUSED[int(number)]
        world.reset()
        before = world.state()
        if way == "clock":
            if text.strip() == "":
                return Outcome(1)  # as if it were not set
            run, wanted = world.emj(["new", "-m", "x"], env={"EMJOURNAL_NOW": text}), 1
        elif way == "new":
            run, wanted = world.emj(["new", "-m", "x", "--at", text]), 2
        else:
            run, wanted = world.emj(["edit", "2026-11-03", "--at", text]), 2
        problems = [] if run.status == wanted else [f"{text[:40]!r}: {run.tells()}"]
        value = text.strip()[:20]
        if value and "\n" not in text and value.encode() not in run.err:
            problems.append(f"the message does not say {value!r}: {run.tells()}")
        problems += [f"changed: {path}" for path in snapshot.differences(before, world.state())]
        return Outcome(1, problems)


PROMISES = [Odd(), Refused()]
