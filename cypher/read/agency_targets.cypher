// Targets and reports of the tasks that an agency leads or supports.
// @param agency: id of the agency
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column fact: the edge's fields
// @column type: TARGETS or REPORTS
// @column indicator_id: id of the indicator
// @column indicator: its name
// @column better: its better direction, where known
// @column task_id: id of the task
// @column task_title: its title
// @column task_number: its mark as written
// @column policy_id: id of the policy
// @column policy_title: its title
// @column city: path of the division that the policy governs
MATCH (:Agency {id: $agency})-[r:LEADS|SUPPORTS]->(t:Task)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence
WITH DISTINCT t
MATCH (t)-[e:TARGETS|REPORTS]->(i:Indicator)
MATCH (p:Policy {id: e.policy_id})
WHERE coalesce(e.confidence, 1.0) >= $min_confidence
RETURN properties(e) AS fact, type(e) AS type, i.id AS indicator_id, i.name AS indicator, i.better AS better,
  t.id AS task_id, t.title AS task_title, t.number AS task_number, p.id AS policy_id, p.title AS policy_title,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city
ORDER BY policy_id, e.start, e.id
