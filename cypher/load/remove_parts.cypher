// The text of a policy goes.
// @param policy_id: id of the policy
MATCH (:Policy {id: $policy_id})-[:HAS_TEXT]->(x:TextPart)
DETACH DELETE x
