"""How far a promise came, kept in a file so that a second call goes on."""
import hashlib
import json
import os
import threading
import time


class State:
    """Belongs to one program: a file of another one is begun anew."""

    def __init__(self, folder, name, binary, seed):
        self.path = os.path.join(folder, name + ".json") if folder else None
        self.lock = threading.Lock()
        self.written = time.monotonic()
        with open(binary, "rb") as file:
            program = hashlib.sha256(file.read()).hexdigest()
        self.data = {"program": program, "seed": seed, "points": None, "seconds": 0,
                     "done": {}, "failed": {}, "notes": {}}
        if self.path:
            os.makedirs(folder, exist_ok=True)
            self.load()

    def load(self):
        try:
            with open(self.path, encoding="utf-8") as file:
                found = json.load(file)
        except FileNotFoundError:
            return
        if (found["program"], found["seed"]) == (self.data["program"], self.data["seed"]):
            self.data = found

    def save(self):
        if not self.path:
            return
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            json.dump(self.data, file)
        os.replace(self.path + ".new", self.path)
        self.written = time.monotonic()

    def points(self, make):
        if self.data["points"] is None:
            self.data["points"] = make()
        return self.data["points"]

    def missing(self, points):
        return [point for point in points if point not in self.data["done"]]

    def note(self, point, outcome):
        with self.lock:
            self.data["done"][point] = outcome.count
            if outcome.problems:
                self.data["failed"][point] = outcome.problems
            for key, value in outcome.notes.items():
                self.data["notes"].setdefault(key, []).append(value)
            if time.monotonic() - self.written > 5:
                self.save()

    def add_seconds(self, seconds):
        self.data["seconds"] += seconds
        self.save()
        return self.data["seconds"]

    def tried(self):
        return len(self.data["done"])

    def count(self):
        return sum(self.data["done"].values())

    def failures(self):
        return self.data["failed"]

    def notes(self):
        return self.data["notes"]
