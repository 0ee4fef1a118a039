// Of some policies.
// @param policy: ids
p.id IN $policy
