// What a policy itself states goes; what others say of it (CITES) stays.
// @param policy_id: id of the policy
MATCH (:Policy {id: $policy_id})-[e:TARGETS|REPORTS|CITES|APPLIES_TO]->()
DELETE e
