"""Estimates from how lists of victims overlap, or an honest refusal (multiple systems estimation)."""

from tawthiq.figures.estimates.answer import Estimate, estimate
from tawthiq.figures.estimates.panel import Effort
from tawthiq.figures.estimates.plan import ADMISSIBLE, METHODS, ListPlan, Plan, plan_of, read_plan
from tawthiq.figures.estimates.reading import Lists, lists_of, read_lists
from tawthiq.figures.estimates.results import Check, Method, Model
from tawthiq.figures.estimates.tables import Overlap, overlap

__all__ = [
    "ADMISSIBLE", "METHODS", "Check", "Effort", "Estimate", "ListPlan", "Lists", "Method", "Model", "Overlap", "Plan",
    "estimate", "lists_of", "overlap", "plan_of", "read_lists", "read_plan",
]  # fmt: skip
