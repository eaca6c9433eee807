"""Lets `python -m commentariat` be the command, where scripts are not on the path."""

from commentariat.cli import main

if __name__ == "__main__":  # worker processes import this module, too
    main()
