// Pairs of agencies that share tasks in the chosen policies, both with the chosen part in them.
// @filters policy, policy_city, part_role, part_basis, task_due
// @starts policy_parts, city_parts
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param min_weight: shared tasks at the least
// @column source: id of the agency whose id is the lesser
// @column target: id of the other
// @column weight: number of tasks that they share
/*start*/ MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
WITH t, collect(DISTINCT a.id) AS held
WHERE size(held) > 1
UNWIND held AS source
UNWIND held AS target
WITH source, target
WHERE source < target
WITH source, target, count(*) AS weight
WHERE weight >= $min_weight
RETURN source, target, weight
ORDER BY source, target
