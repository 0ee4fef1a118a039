// Where the tasks of a policy stand in its text.
// @param id: id of the policy
// @column id: id of the task
// @column title: its title
// @column starts: offsets in code points
// @column ends: offsets in code points
// @column rule: the rule that found it
// @column confidence: how sure it is, above 0, at most 1
MATCH (:Policy {id: $id})-[:CONTAINS]->(t:Task)
RETURN t.id AS id, t.title AS title, t.starts AS starts, t.ends AS ends, t.rule AS rule,
  coalesce(t.confidence, 1.0) AS confidence
ORDER BY t.ordinal
