"""What a promise is to the driver."""


class Promise:
    """A promise and the tries that prove it.

    `points` are names of tries, the same in each call of the same program; `run`
    makes one of them in a world and returns an Outcome. `small` and `full` are how
    many are drawn for the two runs, None is all that there are.
    """

    id = ""
    words = ""
    unit = "points"
    target = 0
    small = None
    full = None
    jobs = 2

    def unavailable(self):
        """Why this machine cannot run it; None if it can."""
        return None

    def points(self, world, full):
        raise NotImplementedError

    def is_decisive(self, point):
        """Whether no sample may go without it."""
        return False

    def run(self, point, world):
        raise NotImplementedError

    def close(self):
        """Gives back what the tries took."""

    def figures(self, notes):
        """A few words on top of the count, from the notes of all outcomes."""
        return ""


class Outcome:
    """What a try showed: `count` towards the figure, and what went wrong."""

    def __init__(self, count=1, problems=(), notes=None):
        self.count = count
        self.problems = list(problems)
        self.notes = notes or {}
