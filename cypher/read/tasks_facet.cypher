// How many there are of each value of a field, the most first.
// @filters policy, policy_city, part, partner, of_groups, no_owner, no_lead, no_date, no_figure, status, strength, task_q, task_due
// @starts policy_tasks, agency_tasks, words_tasks, functions_tasks, city_tasks
// @facets status, strength, policy, city, agency, function
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param most: values at the most
// @column value: the value, or an id
// @column label: what it is called
// @column count: how many there are
/*start*/ MATCH (p:Policy)-[:CONTAINS]->(t:Task)
WHERE coalesce(t.confidence, 1.0) >= $min_confidence /*where*/
WITH t, /*facet*/ AS found
UNWIND found AS one
WITH one.value AS value, one.label AS label, count(t) AS count
WHERE value IS NOT NULL
RETURN value, label, count
ORDER BY count DESC, value
LIMIT $most
