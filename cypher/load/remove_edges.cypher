// What policies themselves state goes; what others say of them (CITES) stays.
// @param policy_ids: ids of policies
UNWIND $policy_ids AS policy_id
MATCH (:Policy {id: policy_id})-[e:TARGETS|REPORTS|CITES|APPLIES_TO]->()
DELETE e
