"""Arrow columns and numpy arrays: names for their types, and the ways from one to the other.

Whole columns at once, with no Python for each row: `hashing` of strings and of rows, `words` of
texts as numbers, `runs` of equal labels.
"""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute

U8: TypeAlias = npt.NDArray[np.uint8]
U32: TypeAlias = npt.NDArray[np.uint32]
U64: TypeAlias = npt.NDArray[np.uint64]
I64: TypeAlias = npt.NDArray[np.int64]
F64: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Arrow: TypeAlias = Any  # an array or chunked array: the stubs refuse numpy's integers
pc: Any = pyarrow.compute  # and know no kernel that takes such an array


def arrow(values: npt.NDArray[Any], mask: Bools | None = None) -> Arrow:
    """Return a numpy array as an Arrow array, null where the mask is true."""
    return pa.array(values, mask=mask)


def whole(column: Arrow) -> Arrow:
    """Return a column as one contiguous array."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    return pa.concat_arrays([pa.array([], column.type), *column.chunks])


def strings(column: Arrow) -> Arrow:
    """Return a string column as one contiguous array, nulls as empty strings."""
    return pc.fill_null(whole(column).cast(pa.string()), "")
