// An agency's part in a task as a fact: where it stands and which rule found it.
// @param agency: id of the agency
// @param task: id of the task
// @column kind: LEADS or SUPPORTS
// @column label: agency and task
// @column quote: the words that say so
// @column start: offset in code points
// @column end: offset in code points
// @column rule: the rule that found it
// @column confidence: how sure it is, above 0, at most 1
// @column basis: how the document says so
// @column policy_id: id of the policy
// @column policy_title: title of the policy
MATCH (a:Agency {id: $agency})-[r:LEADS|SUPPORTS]->(t:Task {id: $task})<-[:CONTAINS]-(p:Policy)
RETURN type(r) AS kind, a.name + ' → ' + t.title AS label, r.quote AS quote, r.start AS start, r.end AS end,
  r.rule AS rule, coalesce(r.confidence, 1.0) AS confidence,
  r.basis AS basis, p.id AS policy_id, p.title AS policy_title
