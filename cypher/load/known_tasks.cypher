// The tasks that policies have.
// @param policy_ids: ids of policies
// @column id: id of a task
// @column policy_id: id of its policy
// @column title: its title
// @column text: its words
UNWIND $policy_ids AS policy_id
MATCH (:Policy {id: policy_id})-[:CONTAINS]->(t:Task)
RETURN t.id AS id, policy_id, t.title AS title, t.text AS text
ORDER BY id
