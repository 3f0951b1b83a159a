"""Is there a surge since a stated date, how large, and how sure are we."""

from tawthiq.figures.surge.result import SurgeResult
from tawthiq.figures.surge.run import surge

__all__ = ["SurgeResult", "surge"]
