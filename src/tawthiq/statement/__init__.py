"""The joint statement: its text, its evidence, and the pages that lead from a number to its sentence."""

from tawthiq.statement.annex import document
from tawthiq.statement.default import default_statement
from tawthiq.statement.evidence import Evidence, ReportIndex, Reports
from tawthiq.statement.pages import to_html
from tawthiq.statement.resolving import Problem, Resolved, problems_text, resolve
from tawthiq.statement.syntax import Statement, parse
from tawthiq.statement.trace_site import trace_site
from tawthiq.statement.trace_text import trace_text
from tawthiq.statement.typesetting import font_folders, pdf, to_typst

__all__ = [
    "Evidence",
    "Problem",
    "ReportIndex",
    "Reports",
    "Resolved",
    "Statement",
    "default_statement",
    "document",
    "font_folders",
    "parse",
    "pdf",
    "problems_text",
    "resolve",
    "to_html",
    "to_typst",
    "trace_site",
    "trace_text",
]
