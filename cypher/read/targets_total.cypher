// How many targets and reports there are.
// @filters indicators, policy, policy_city, target_part, target_type, target_q, target_due
// @starts indicators_targets, policy_targets, agency_targets, city_targets
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
/*start*/ MATCH (s)-[e:TARGETS|REPORTS]->(i:Indicator) MATCH (p:Policy {id: e.policy_id})
WHERE coalesce(e.confidence, 1.0) >= $min_confidence /*where*/
RETURN count(e) AS total
