"""A synthetic conflict with known truth in both languages, to measure linking and figures on.

Country, people and attacks are invented. The same settings and seed give the same bytes.
"""

from tawthiq.incidents.simulation.model import Simulated
from tawthiq.incidents.simulation.noise import LEVELS, Noise
from tawthiq.incidents.simulation.run import simulate
from tawthiq.incidents.simulation.write import write

__all__ = ["LEVELS", "Noise", "Simulated", "simulate", "write"]
