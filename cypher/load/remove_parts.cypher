// The text of policies goes.
// @param policy_ids: ids of policies
UNWIND $policy_ids AS policy_id
MATCH (:Policy {id: policy_id})-[:HAS_TEXT]->(x:TextPart)
DETACH DELETE x
