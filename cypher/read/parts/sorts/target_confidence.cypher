// By how sure the target is.
toFloat(coalesce(e.confidence, 1.0))
