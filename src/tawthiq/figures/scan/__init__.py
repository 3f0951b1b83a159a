"""Where and when are there more cases than chance explains: the space-time scan statistic."""

from tawthiq.figures.scan.result import Cluster, Companion, ScanResult
from tawthiq.figures.scan.run import scan, scan_study
from tawthiq.figures.scan.tables import Study

__all__ = ["Cluster", "Companion", "ScanResult", "Study", "scan", "scan_study"]
