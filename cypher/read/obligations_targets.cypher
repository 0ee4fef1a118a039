// What is to be reached: targets of tasks and of policies.
// @param policy: id of a policy; null for all
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param agency: id of an agency that leads or supports the task; null for all
// @param functions: what one of the task's agencies is for, one of these; null for all
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column fact: the edge's fields
// @column indicator_id: id of the indicator
// @column indicator: its name
// @column better: its better direction, where known
// @column task_id: id of the task; null for a target of the policy itself
// @column title: title of the task, or of the policy
// @column number: mark of the task as written
// @column ongoing: whether the task is to go on without an end
// @column policy_id: id of the policy
// @column policy_title: its title
// @column issued_on: date of signature
// @column expires_on: last day on which it holds
// @column city: path of the division that it governs
// @column repealed_by: id of a policy that repeals it
// @column bodies: maps of role, basis, agency_id, agency, place, confidence, leaders first
MATCH (s)-[e:TARGETS]->(i:Indicator)
MATCH (p:Policy {id: e.policy_id})
WHERE coalesce(e.confidence, 1.0) >= $min_confidence
  AND ($policy IS NULL OR p.id = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
  AND (($agency IS NULL AND $functions IS NULL) OR EXISTS {
    MATCH (b:Agency)-[r:LEADS|SUPPORTS]->(s)
    WHERE ($agency IS NULL OR b.id = $agency) AND coalesce(r.confidence, 1.0) >= $min_confidence
      AND ($functions IS NULL OR EXISTS { MATCH (b)-[:INSTANCE_OF]->(f:Function) WHERE f.id IN $functions })
  })
RETURN properties(e) AS fact, i.id AS indicator_id, i.name AS indicator, i.better AS better,
  CASE WHEN s:Task THEN s.id END AS task_id, s.title AS title, s.number AS number, coalesce(s.ongoing, false) AS ongoing,
  p.id AS policy_id, p.title AS policy_title, p.issued_on AS issued_on, p.expires_on AS expires_on,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city,
  head(COLLECT { MATCH (q:Policy)-[:CITES {relation: 'repeals'}]->(p) RETURN q.id ORDER BY q.id }) AS repealed_by,
  COLLECT {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(s)
    WHERE coalesce(r.confidence, 1.0) >= $min_confidence
    RETURN {role: type(r), basis: r.basis, agency_id: a.id, agency: a.name, place: a.place, confidence: coalesce(r.confidence, 1.0)}
    ORDER BY type(r), r.start, a.id
  } AS bodies
ORDER BY e.id
