// How many indicators there are.
// @param q: words of the name, folded; null for all
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
MATCH (i:Indicator)
WHERE ($q IS NULL OR i.folded CONTAINS $q)
  AND EXISTS { MATCH ()-[e:TARGETS|REPORTS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence }
RETURN count(i) AS total
