// How many there are of each value of a field, the most first.
// @filters indicators, policy, policy_city, target_part, target_type, target_q, target_due
// @starts indicators_targets, policy_targets, agency_targets, city_targets
// @facets target_type, policy, city, indicator
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param most: values at the most
// @column value: the value, or an id
// @column label: what it is called
// @column count: how many there are
/*start*/ MATCH (s)-[e:TARGETS|REPORTS]->(i:Indicator) MATCH (p:Policy {id: e.policy_id})
WHERE coalesce(e.confidence, 1.0) >= $min_confidence /*where*/
WITH e, /*facet*/ AS found
UNWIND found AS one
WITH one.value AS value, one.label AS label, count(e) AS count
WHERE value IS NOT NULL
RETURN value, label, count
ORDER BY count DESC, value
LIMIT $most
