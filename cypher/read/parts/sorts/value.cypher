// By the figure; without one last, whichever way.
toFloat(coalesce(e.value, /*last*/1.0e300))
