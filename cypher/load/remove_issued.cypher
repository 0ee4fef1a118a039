// Who issued a policy goes.
// @param policy_id: id of the policy
MATCH (:Agency)-[e:ISSUED]->(:Policy {id: $policy_id})
DELETE e
