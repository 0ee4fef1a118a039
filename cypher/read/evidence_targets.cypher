// Where a policy's text states targets and reports, its own and its tasks'.
// @param id: id of the policy
// @column role: TARGETS or REPORTS
// @column fact_id: id of the edge
// @column source_id: id of the task or policy
// @column indicator_id: id of the indicator
// @column indicator: its name
// @column start: offset in code points
// @column end: offset in code points
// @column rule: the rule that found it
// @column confidence: how sure it is, above 0, at most 1
MATCH (s)-[e:TARGETS|REPORTS]->(i:Indicator)
WHERE e.policy_id = $id
RETURN type(e) AS role, e.id AS fact_id, s.id AS source_id, i.id AS indicator_id, i.name AS indicator,
  e.start AS start, e.end AS end, e.rule AS rule, coalesce(e.confidence, 1.0) AS confidence
ORDER BY start, fact_id
