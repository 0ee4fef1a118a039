// By how sure the part is.
toFloat(coalesce(r.confidence, 1.0))
