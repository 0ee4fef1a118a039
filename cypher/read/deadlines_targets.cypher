// The days that targets are due on, those of tasks and of policies themselves.
// @filters policy, policy_city, target_part
// @starts policy_targets, agency_targets, city_targets
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column due: the day
// @column count: targets that are due on it
/*start*/ MATCH (s)-[e:TARGETS]->(:Indicator) MATCH (p:Policy {id: e.policy_id})
WHERE type(e) = 'TARGETS' AND e.deadline IS NOT NULL
  AND coalesce(e.confidence, 1.0) >= $min_confidence /*where*/
RETURN e.deadline AS due, count(e) AS count
ORDER BY due
