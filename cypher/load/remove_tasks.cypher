// The tasks of policies go, with their edges.
// @param policy_ids: ids of policies
UNWIND $policy_ids AS policy_id
MATCH (:Policy {id: policy_id})-[:CONTAINS]->(t:Task)
DETACH DELETE t
