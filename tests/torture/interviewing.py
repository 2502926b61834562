"""An interview that is typed, the same each time."""

KEY, LINE = "key", "line"


class Step:
    """`shown` is what the program sends before it waits for this answer."""

    def __init__(self, shown, kind, text):
        self.shown = shown
        self.kind = kind
        self.text = text


ARGUMENTS = ["new", "dependencies", "--minutes", "30"]
STEPS = [
    Step(b"Enter later", KEY, "k"),
    Step(b"1 of 3", LINE, "Moved the token migration behind their audit"),
    Step(b"2 of 3", LINE, "The log-outs have a name and a day: @tomas, 20 Nov"),
    Step(b"3 of 3", LINE, "It is now the first line of their migration doc +"),
    Step(b"? unsure", KEY, "b"),
    Step("When… ".encode(), LINE, "the next of their dates slips again"),
    Step("I will… ".encode(), LINE, "ask what would have to be dropped to keep it"),
]


def wait(terminal, step):
    """Until the program waits for this answer."""
    shown = terminal.until(step.shown)
    if step.shown.endswith(b" "):
        return shown
    return shown and terminal.until(b"> ")


def answer(terminal, step):
    """All of it; a line ends with Enter."""
    if step.kind == KEY:
        terminal.send(step.text)
        return
    typed(terminal, step.text)
    terminal.send("\r")


def typed(terminal, text):
    """Letters, until they are echoed."""
    terminal.send(text)
    for word in text.split():
        terminal.until(word.encode())


def before(terminal, number):
    """Answers what comes before step `number`, and waits for that one."""
    for step in STEPS[:number]:
        if not wait(terminal, step):
            return False
        answer(terminal, step)
    return wait(terminal, STEPS[number])


def rest(terminal, number, done=0):
    """Types the rest of step `number` and all later answers."""
    terminal.send(STEPS[number].text[done:] + ("" if STEPS[number].kind == KEY else "\r"))
    for step in STEPS[number + 1:]:
        if not wait(terminal, step):
            return
        answer(terminal, step)
