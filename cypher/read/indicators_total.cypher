// How many indicators there are.
// @filters indicator_q
// @starts words_indicators
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
/*start*/ MATCH (i:Indicator)
WHERE EXISTS { MATCH ()-[e:TARGETS|REPORTS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } /*where*/
RETURN count(i) AS total
