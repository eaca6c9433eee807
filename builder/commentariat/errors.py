"""Everything that can stop a run, and the exit code it leaves behind.

    CommentariatError      70   a bug in this tool, if nothing more precise fits
    ├── SettingsError       2   the command, its settings or its key make no sense
    ├── InputError          3   a source cannot be read
    ├── PrivacyError        4   publishing would leak a person
    ├── ReleaseError        5   the release exists already, is altered, or cannot be delivered
    ├── MachineError        6   memory ran out, or a worker process was killed
    └── SchemaError        70   a schema of this package does not decide on every property

Faults in the *data* are not exceptions: they are `Problem` values, collected and reported, and they
make the command exit with 1. A message is a finished sentence that says what to do next; it never
holds the text of a record.
"""


class CommentariatError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code = 70


class SettingsError(CommentariatError):
    """The command, its settings or its key make no sense."""

    exit_code = 2


class InputError(CommentariatError):
    """A source cannot be read."""

    exit_code = 3


class PrivacyError(CommentariatError):
    """Publishing would leak a person."""

    exit_code = 4


class ReleaseError(CommentariatError):
    """The release exists already, is altered, or cannot be delivered."""

    exit_code = 5


class MachineError(CommentariatError):
    """Memory ran out, or a worker process was killed."""

    exit_code = 6


class SchemaError(CommentariatError):
    """A schema of this package does not decide on every property."""
