// A policy's own fields go; the node stays for those that cite it.
// @param policy_id: id of the policy
MATCH (p:Policy {id: $policy_id})
SET p = {id: $policy_id}
