// The days that targets are due on, those of tasks and of policies themselves.
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param policy: id of a policy; null for all
// @param agency: id of an agency that leads or supports the target's task; null for all
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column due: the day
// @column count: targets that are due on it
MATCH (s)-[e:TARGETS]->(:Indicator)
MATCH (p:Policy {id: e.policy_id})
WHERE ($policy IS NULL OR p.id = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
  AND e.deadline IS NOT NULL AND coalesce(e.confidence, 1.0) >= $min_confidence
  AND ($agency IS NULL OR EXISTS {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(s)
    WHERE a.id = $agency AND coalesce(r.confidence, 1.0) >= $min_confidence
  })
RETURN e.deadline AS due, count(e) AS count
ORDER BY due
