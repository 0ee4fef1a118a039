// How many there are of each value of a field, the most first.
// @filters agency_q, agency_city, part_functions, agency_kind
// @starts words_agencies, functions_agencies
// @facets agency_kind, agency_place, part_function
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param most: values at the most
// @column value: the value, or an id
// @column label: what it is called
// @column count: how many there are
/*start*/ MATCH (a:Agency)
WHERE EXISTS { MATCH (a)-[r:LEADS|SUPPORTS|ISSUED]->() WHERE coalesce(r.confidence, 1.0) >= $min_confidence } /*where*/
WITH a, /*facet*/ AS found
UNWIND found AS one
WITH one.value AS value, one.label AS label, count(a) AS count
WHERE value IS NOT NULL
RETURN value, label, count
ORDER BY count DESC, value
LIMIT $most
