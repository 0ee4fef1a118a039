// By how sure the task is.
toFloat(coalesce(t.confidence, 1.0))
