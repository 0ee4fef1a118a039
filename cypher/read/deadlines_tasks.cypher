// The days that tasks are due on by their own deadline.
// @filters policy, policy_city, part
// @starts policy_tasks, agency_tasks, city_tasks
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column due: the day
// @column count: tasks that are due on it
/*start*/ MATCH (p:Policy)-[:CONTAINS]->(t:Task)
WHERE t.deadline IS NOT NULL
  AND coalesce(t.confidence, 1.0) >= $min_confidence /*where*/
RETURN t.deadline AS due, count(t) AS count
ORDER BY due
