"""Tables printed in papers, as cells of persons, with the answers printed for them.

Kosovo 1999, killings in four lists: Ball, Betts, Scheuren, Dudukovich and Asher (2002), Killings and Refugee Flow in
Kosovo March - June 1999. United Kingdom 2013, potential victims of trafficking in six lists: Silverman (2014), Modern
Slavery: an application of Multiple Systems Estimation; Bales, Hesketh and Silverman (2015).
"""

from __future__ import annotations

from tawthiq.figures.estimates.tables import Overlap, overlap

_KOSOVO = {
    "1000": 1131, "0100": 845, "1100": 177, "0010": 936, "1010": 228, "0110": 217, "1110": 181, "0001": 306,
    "1001": 106, "0101": 31, "1101": 18, "0011": 123, "1011": 42, "0111": 32, "1111": 27,
}  # fmt: skip
_UK = {
    "100000": 54, "010000": 463, "001000": 907, "000100": 695, "000010": 316, "000001": 57, "110000": 15,
    "101000": 19, "100100": 3, "011000": 56, "010100": 19, "010010": 1, "010001": 3, "001100": 69, "001010": 10,
    "001001": 31, "000110": 8, "000101": 6, "000011": 1, "111000": 1, "110100": 1, "011100": 4, "011001": 3,
    "001101": 1, "111100": 1,
}  # fmt: skip


def _table(lists: tuple[str, ...], cells: dict[str, int]) -> Overlap:
    return overlap(lists, [([int(bit) for bit in key], persons) for key, persons in cells.items()])


def kosovo() -> Overlap:
    """4,400 killings in four lists."""
    return _table(("EXH", "ABA", "OSCE", "HRW"), _KOSOVO)


def uk_six() -> Overlap:
    """2,744 persons in six lists."""
    return _table(("LA", "NG", "PF", "GO", "GP", "NCA"), _UK)


def uk_five() -> Overlap:
    """The same with PF and NCA joined."""
    joined: dict[str, int] = {}
    for key, persons in _UK.items():
        either = "1" if "1" in (key[2], key[5]) else "0"
        five = key[:2] + either + key[3:5]
        joined[five] = joined.get(five, 0) + persons
    return _table(("LA", "NG", "PFNCA", "GO", "GP"), joined)
