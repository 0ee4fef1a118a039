"""Where the nodes of a network stand in its picture, so that all who look see the same one.

The same nodes and links give the same whole numbers on every machine. What Python computes is the IEEE
standard's alone: sums, products, quotients and square roots, each rounded the one right way; sines and logarithms,
which libraries round differently, are not used, and long sums are exact (math.fsum). What a compiler may still make of
it (a product and a sum in one) differs in the last bit: after each step places are put on a grid, where it is lost
before it could grow.
"""

from graph.drawing.sketch import Places, Sketch
from graph.drawing.work import arranged

__all__ = ["Places", "Sketch", "arranged"]
