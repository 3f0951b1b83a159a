"""numba when it is installed (`pip install tawthiq[fast]`), plain numpy otherwise.

A kernel marked `@compiled` is plain Python that numba turns into machine code once and keeps on disk. Without
numba nothing calls it: each kernel has a vectorised numpy twin.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])

try:
    import numba
except ImportError:  # the extra `fast` is not installed
    HAVE_NUMBA = False
else:
    HAVE_NUMBA = True


def compiled(kernel: F) -> F:
    """Compile `kernel` with numba when it is there, cached on disk; else return it as it is."""
    if not HAVE_NUMBA:
        return kernel
    return cast("F", numba.njit(cache=True, fastmath=False, error_model="numpy")(kernel))


def engine_of(asked: str) -> str:
    """ "numba" or "numpy": `asked` may be either, or "auto" for the fastest there is."""
    if asked == "auto":
        return "numba" if HAVE_NUMBA else "numpy"
    if asked == "numba" and not HAVE_NUMBA:
        return "numpy"
    return asked
