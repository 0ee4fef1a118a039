// By the tasks that it has a part in.
// @param min_confidence: confidence of a part that counts, at the least
toFloat(COUNT { MATCH (a)-[r:LEADS|SUPPORTS]->(:Task) WHERE coalesce(r.confidence, 1.0) >= $min_confidence })
