// What is to be reached: targets of tasks and of policies.
// @filters policy, policy_city, target_part
// @starts policy_targets, agency_targets, city_targets
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
/*start*/ MATCH (s)-[e:TARGETS]->(i:Indicator) MATCH (p:Policy {id: e.policy_id})
WHERE type(e) = 'TARGETS' AND coalesce(e.confidence, 1.0) >= $min_confidence /*where*/
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
