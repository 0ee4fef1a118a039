// The days that tasks are due on by their own deadline.
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param policy: id of a policy; null for all
// @param agency: id of an agency that leads or supports the task; null for all
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column due: the day
// @column count: tasks that are due on it
MATCH (p:Policy)-[:CONTAINS]->(t:Task)
WHERE ($policy IS NULL OR p.id = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
  AND t.deadline IS NOT NULL AND coalesce(t.confidence, 1.0) >= $min_confidence
  AND ($agency IS NULL OR EXISTS {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)
    WHERE a.id = $agency AND coalesce(r.confidence, 1.0) >= $min_confidence
  })
RETURN t.deadline AS due, count(t) AS count
ORDER BY due
