"""The day that the address of an article holds, as `/2016/03/05/` or `/20160305-`."""

import re

from commentariat.dates._printed import moment
from commentariat.model import Time
from commentariat.text import instant

_LONGEST = 500  # characters of an address that are looked at
_DAY = re.compile(r"/((?:19|20)[0-9]{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12][0-9]|3[01])(?![0-9])")


def day_of_address(url: str | None) -> Time | None:
    """Return the first day of the calendar in a web address, if one stands in it.

    >>> day_of_address("https://herald.example/2016/03/05/sea-wall")["value"]
    '2016-03-05'
    """
    for found in _DAY.finditer((url or "")[:_LONGEST]):
        day = "-".join(found.groups())
        if instant(day) is not None:
            return moment(day, "day", found[0].strip("/"), "url")
    return None
