// How many there are of each value of a field, the most first.
// @filters indicator_q
// @starts words_indicators
// @facets better
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param most: values at the most
// @column value: the value, or an id
// @column label: what it is called
// @column count: how many there are
/*start*/ MATCH (i:Indicator)
WHERE EXISTS { MATCH ()-[e:TARGETS|REPORTS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } /*where*/
WITH i, /*facet*/ AS found
UNWIND found AS one
WITH one.value AS value, one.label AS label, count(i) AS count
WHERE value IS NOT NULL
RETURN value, label, count
ORDER BY count DESC, value
LIMIT $most
