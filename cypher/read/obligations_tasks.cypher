// What is to be done: planned tasks without a target.
// @filters policy, policy_city, part
// @starts policy_tasks, agency_tasks, functions_tasks, city_tasks
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column id: id of the task
// @column title: its title
// @column number: its mark as written
// @column deadline: the date set for it
// @column ongoing: whether it is to go on without an end
// @column text: its words
// @column start: offset in code points
// @column end: offset in code points
// @column confidence: how sure it is
// @column policy_id: id of the policy
// @column policy_title: its title
// @column issued_on: date of signature
// @column expires_on: last day on which it holds
// @column city: path of the division that it governs
// @column repealed_by: id of a policy that repeals it
// @column bodies: maps of role, basis, agency_id, agency, place, confidence, leaders first
/*start*/ MATCH (p:Policy)-[:CONTAINS]->(t:Task)
WHERE t.status = 'planned'
  AND coalesce(t.confidence, 1.0) >= $min_confidence
  AND NOT EXISTS { MATCH (t)-[:TARGETS]->(:Indicator) } /*where*/
RETURN t.id AS id, t.title AS title, t.number AS number, t.deadline AS deadline, coalesce(t.ongoing, false) AS ongoing,
  t.text AS text, t.start AS start, t.end AS end, coalesce(t.confidence, 1.0) AS confidence,
  p.id AS policy_id, p.title AS policy_title, p.issued_on AS issued_on, p.expires_on AS expires_on,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city,
  head(COLLECT { MATCH (q:Policy)-[:CITES {relation: 'repeals'}]->(p) RETURN q.id ORDER BY q.id }) AS repealed_by,
  COLLECT {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)
    WHERE coalesce(r.confidence, 1.0) >= $min_confidence
    RETURN {role: type(r), basis: r.basis, agency_id: a.id, agency: a.name, place: a.place, confidence: coalesce(r.confidence, 1.0)}
    ORDER BY type(r), r.start, a.id
  } AS bodies
ORDER BY id
