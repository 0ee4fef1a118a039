// By the targets that are set for it.
// @param min_confidence: confidence of a target that counts, at the least
toFloat(COUNT { MATCH ()-[e:TARGETS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence })
