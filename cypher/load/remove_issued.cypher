// Who issued policies goes.
// @param policy_ids: ids of policies
UNWIND $policy_ids AS policy_id
MATCH (p:Policy {id: policy_id})
MATCH (:Agency)-[e:ISSUED]->(p)
DELETE e
