// By the tasks that it leads.
// @param min_confidence: confidence of a part that counts, at the least
toFloat(COUNT { MATCH (a)-[r:LEADS]->(:Task) WHERE coalesce(r.confidence, 1.0) >= $min_confidence })
