// How many there are of each value of a field, the most first.
// @filters policy, policy_city, part_agency, part_functions, part_role, part_basis, status, strength, task_q, task_due
// @starts policy_parts, agency_parts, words_parts, functions_parts, city_parts
// @facets status, policy, city, part_agency, part_function, role, basis
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param most: values at the most
// @column value: the value, or an id
// @column label: what it is called
// @column count: how many there are
/*start*/ MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
WITH r, /*facet*/ AS found
UNWIND found AS one
WITH one.value AS value, one.label AS label, count(r) AS count
WHERE value IS NOT NULL
RETURN value, label, count
ORDER BY count DESC, value
LIMIT $most
