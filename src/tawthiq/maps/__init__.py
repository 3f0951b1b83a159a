"""Incidents on a map, in a table and as data: one page that opens offline, CSV and GeoJSON."""

from tawthiq.maps.data import to_csv, to_geojson
from tawthiq.maps.lines import Lines, simplified
from tawthiq.maps.page import ASSETS, asset, csp_hashes, fragment, page
from tawthiq.maps.records import Group, Record, Toll
from tawthiq.maps.words import words

__all__ = [
    "ASSETS", "Group", "Lines", "Record", "Toll", "asset", "csp_hashes", "fragment", "page", "simplified", "to_csv",
    "to_geojson", "words",
]  # fmt: skip
