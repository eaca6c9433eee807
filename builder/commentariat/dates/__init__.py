"""Dates and times: as pages print them, as exports state them, in the one form of the schema."""

from commentariat.dates._address import day_of_address
from commentariat.dates._calendar import MONTH_OF
from commentariat.dates._printed import Found, find_clock, find_date, moment, writes_month_first
from commentariat.dates._stated import time_of

__all__ = [
    "MONTH_OF",
    "Found",
    "day_of_address",
    "find_clock",
    "find_date",
    "moment",
    "time_of",
    "writes_month_first",
]
