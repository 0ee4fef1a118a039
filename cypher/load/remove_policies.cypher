// The fields of policies go; the nodes stay for those that cite them.
// @param policy_ids: ids of policies
UNWIND $policy_ids AS policy_id
MATCH (p:Policy {id: policy_id})
SET p = {id: policy_id}
