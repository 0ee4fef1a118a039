// Targets and reports with their policies, a page.
// @filters indicators, policy, policy_city, target_part, target_type, target_q, target_due
// @starts indicators_targets, policy_targets, agency_targets, city_targets
// @sorts deadline, indicator, value, target_confidence
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param after_sorted: what the last row of the page before was ordered by; before all for the first page
// @param after_policy: policy_id of the last row of the page before; empty for the first page
// @param after_start: start of that row
// @param after: id of that row
// @param limit: rows at the most
// @column sorted: what it is ordered by
// @column id: id of the edge
// @column start: offset of its quote in code points
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
/*start*/ MATCH (s)-[e:TARGETS|REPORTS]->(i:Indicator) MATCH (p:Policy {id: e.policy_id})
WHERE coalesce(e.confidence, 1.0) >= $min_confidence /*where*/
WITH s, e, i, p, /*sort*/''/*sort*/ AS sorted
WHERE sorted /*after*/> $after_sorted OR (sorted = $after_sorted AND (
    p.id > $after_policy
    OR (p.id = $after_policy AND (e.start > $after_start OR (e.start = $after_start AND e.id > $after)))
  ))
WITH s, e, i, p, sorted ORDER BY sorted /*order*/, p.id, e.start, e.id LIMIT $limit
RETURN sorted, e.id AS id, e.start AS start, properties(e) AS fact, type(e) AS type, i.id AS indicator_id, i.name AS indicator, i.better AS better,
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
ORDER BY sorted /*order*/, policy_id, start, id
