// The tasks of a policy go, with their edges.
// @param policy_id: id of the policy
MATCH (:Policy {id: $policy_id})-[:CONTAINS]->(t:Task)
DETACH DELETE t
