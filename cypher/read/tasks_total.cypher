// How many tasks there are.
// @filters policy, policy_city, part, partner, of_groups, no_owner, no_lead, no_date, no_figure, status, strength, task_q, task_due
// @starts policy_tasks, agency_tasks, words_tasks, functions_tasks, city_tasks
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
/*start*/ MATCH (p:Policy)-[:CONTAINS]->(t:Task)
WHERE coalesce(t.confidence, 1.0) >= $min_confidence /*where*/
RETURN count(t) AS total
