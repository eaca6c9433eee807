"""Turn crawled news pages and their reader comments into a dataset one may publish."""

__version__ = "0.1.0"
