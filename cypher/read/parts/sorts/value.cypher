// By the figure; without one first.
toFloat(coalesce(e.value, -1.0e300))
