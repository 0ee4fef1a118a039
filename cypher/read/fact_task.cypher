// A task as a fact: where it stands and which rule found it.
// @param id: id of the task
// @column kind: TASK
// @column label: its title
// @column quote: its words
// @column start: offset in code points
// @column end: offset in code points
// @column rule: the rule that found it
// @column confidence: how sure it is, above 0, at most 1
// @column basis: null
// @column policy_id: id of its policy
// @column policy_title: title of its policy
MATCH (t:Task {id: $id})
MATCH (p:Policy)-[:CONTAINS]->(t)
RETURN 'TASK' AS kind, t.title AS label, t.text AS quote, t.start AS start, t.end AS end, t.rule AS rule,
  coalesce(t.confidence, 1.0) AS confidence, null AS basis, p.id AS policy_id, p.title AS policy_title
