"""What surrounds a run: signals that want it to end, and standard streams, which may be closed."""

import os
import signal
import sys
import threading
from types import FrameType

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Signals:
    """Interrupts the run when a signal asks for its end, and remembers the first that came.

    The interrupt can arise anywhere, and what it arises in (an import, a query, the wait for a
    thread) may turn it into an exception of any other type.
    """

    def __init__(self) -> None:
        """Begin without a signal."""
        self.came: int | None = None

    def listen(self) -> None:
        """Take the signals, but for those ignored from the start, as under `nohup`."""
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._interrupt)

    def leave(self) -> None:
        """Let a run that is done stay so, and one that was interrupted end at once if asked."""
        action = signal.SIG_IGN if self.came is None else signal.SIG_DFL
        for number in _ENDING:
            if signal.getsignal(number) == self._interrupt:
                signal.signal(number, action)

    def _interrupt(self, number: int, _: FrameType | None) -> None:
        first, self.came = self.came is None, self.came or number
        # What is cut off in other threads and in finalisers would print a traceback.
        sys.unraisablehook, threading.excepthook = _silent, _silent
        if first or number == signal.SIGINT:  # a closing terminal sends its signal twice
            raise KeyboardInterrupt


def open_streams() -> None:
    """Let no file take the number of a closed standard stream; what is printed there is lost.

    `sys.stdin` stays None if it is closed: an input that is not there is no empty input.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:  # the lowest free number is this one
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
        if number and getattr(sys, name) is None:
            setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):  # names of files need not be text
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def close_streams() -> None:
    """Write out what waits to be printed; if that fails, the run has said so already."""
    try:
        sys.stdout.flush()
    except OSError:  # the interpreter would say it again on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _silent(_: object) -> None:
    """Take the report of an exception that nobody can handle."""
