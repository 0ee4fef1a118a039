// Targets and reports with their policies, a page.
// @param indicators: ids of indicators; null for all
// @param agency: id of an agency that leads or supports the target's task; null for all
// @param type: TARGETS or REPORTS; null for both
// @param policy: id of a policy; null for all
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param q: words of the indicator's name or of the quote, folded; null for all
// @param due_after: first day of the deadline; null for none
// @param due_before: last day of it; null for none
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param after: id of the last row of the page before; empty for the first page
// @param limit: rows at the most
// @column fact: the edge's fields
// @column type: TARGETS or REPORTS
// @column indicator_id: id of the indicator
// @column indicator: its name
// @column better: its better direction, where known
// @column task_id: id of the task; null for a target of the policy itself
// @column task_title: its title
// @column task_number: its mark as written
// @column bodies: maps of role, basis, agency_id, agency, place, confidence of the task's agencies, leaders first
// @column policy_id: id of the policy
// @column policy_title: its title
// @column city: path of the division that the policy governs
MATCH (s)-[e:TARGETS|REPORTS]->(i:Indicator)
MATCH (p:Policy {id: e.policy_id})
WHERE e.id > $after
  AND ($indicators IS NULL OR i.id IN $indicators)
  AND ($policy IS NULL OR p.id = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
  AND coalesce(e.confidence, 1.0) >= $min_confidence
  AND ($type IS NULL OR type(e) = $type)
  AND ($agency IS NULL OR EXISTS {
    MATCH (:Agency {id: $agency})-[r:LEADS|SUPPORTS]->(s) WHERE coalesce(r.confidence, 1.0) >= $min_confidence
  })
  AND ($q IS NULL OR e.folded CONTAINS $q)
  AND (($due_after IS NULL AND $due_before IS NULL)
    OR (e.deadline >= coalesce($due_after, e.deadline) AND e.deadline <= coalesce($due_before, e.deadline)))
RETURN properties(e) AS fact, type(e) AS type, i.id AS indicator_id, i.name AS indicator, i.better AS better,
  CASE WHEN s:Task THEN s.id END AS task_id, CASE WHEN s:Task THEN s.title END AS task_title,
  CASE WHEN s:Task THEN s.number END AS task_number, 
  COLLECT {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(s)
    WHERE coalesce(r.confidence, 1.0) >= $min_confidence
    RETURN {role: type(r), basis: r.basis, agency_id: a.id, agency: a.name, place: a.place, confidence: coalesce(r.confidence, 1.0)}
    ORDER BY type(r), r.start, a.id
  } AS bodies,
  p.id AS policy_id, p.title AS policy_title,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city
ORDER BY e.id
LIMIT $limit
