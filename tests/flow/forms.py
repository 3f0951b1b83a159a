"""One form and its correction, as KoboToolbox exports them (invented)."""

from __future__ import annotations

FORM = {
    "_uuid": "aaa-1", "meta/instanceID": "uuid:aaa-1", "_submission_time": "2024-03-06T09:00:00",
    "note": "Three civilians were killed in shelling of Karsef on 5 March 2024.",
}  # fmt: skip
EDIT = {
    **FORM, "_uuid": "aaa-2", "meta/instanceID": "uuid:aaa-2", "meta/deprecatedID": "uuid:aaa-1",
    "note": "Five civilians were killed in shelling of Ain Darfil on 5 March 2024.",
}  # fmt: skip
