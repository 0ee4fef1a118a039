// The days that targets are due on, those of tasks and of policies themselves.
// @param city: path or name of a city, for policies that govern it or a part of it; null for all
// @param policy: id, title or 文号 of a policy; null for all
// @param agency: id, name or alias of an agency that leads or supports the target's task; null for all
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column due: the day
// @column count: targets that are due on it
MATCH (s)-[e:TARGETS]->(:Indicator)
MATCH (p:Policy {id: e.policy_id})
WHERE ($policy IS NULL OR p.id = $policy OR p.title = $policy OR p.doc_number = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.name = $city OR c.id STARTS WITH $city + '/' OR c.id CONTAINS '/' + $city + '/'
  })
  AND e.deadline IS NOT NULL AND coalesce(e.confidence, 1.0) >= $min_confidence
  AND ($agency IS NULL OR EXISTS {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(s)
    WHERE (a.id = $agency OR a.name = $agency OR $agency IN a.aliases) AND coalesce(r.confidence, 1.0) >= $min_confidence
  })
RETURN e.deadline AS due, count(e) AS count
ORDER BY due
