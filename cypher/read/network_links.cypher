// Pairs of agencies that share tasks in the chosen policies, both with the chosen part in them.
// @filters policy, policy_city, both_role, both_basis, task_due
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param min_weight: shared tasks at the least
// @column source: id of the agency whose id is the lesser
// @column target: id of the other
// @column weight: number of tasks that they share
MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[o:LEADS|SUPPORTS]-(b:Agency)
WHERE a.id < b.id
  AND coalesce(r.confidence, 1.0) >= $min_confidence
  AND coalesce(o.confidence, 1.0) >= $min_confidence
MATCH (t)<-[:CONTAINS]-(p:Policy)
WHERE true /*where*/
WITH a.id AS source, b.id AS target, count(DISTINCT t) AS weight
WHERE weight >= $min_weight
RETURN source, target, weight
ORDER BY source, target
