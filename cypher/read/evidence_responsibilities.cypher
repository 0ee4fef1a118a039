// Where a policy's text says who leads and supports.
// @param id: id of the policy
// @column role: LEADS or SUPPORTS
// @column basis: how the document says so
// @column task_id: id of the task
// @column agency_id: id of the agency
// @column agency: its name
// @column start: offset in code points
// @column end: offset in code points
// @column rule: the rule that found it
// @column confidence: how sure it is, above 0, at most 1
MATCH (:Policy {id: $id})-[:CONTAINS]->(t:Task)<-[r:LEADS|SUPPORTS]-(a:Agency)
RETURN type(r) AS role, r.basis AS basis, t.id AS task_id, a.id AS agency_id, a.name AS agency,
  r.start AS start, r.end AS end, r.rule AS rule, coalesce(r.confidence, 1.0) AS confidence
ORDER BY start, task_id, agency_id
