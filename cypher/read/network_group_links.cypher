// Pairs of places, or of functions, whose agencies share tasks in the chosen policies, both with the chosen part in them.
// @filters policy, policy_city, both_role, both_basis, task_due
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param by_place: whether agencies are put together by place, else by function
// @param min_weight: shared tasks at the least
// @column source: the lesser id, as the groups have them
// @column target: the other id
// @column weight: number of tasks that they share
MATCH (t:Task)<-[:CONTAINS]-(p:Policy)
WHERE true
MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)<-[o:LEADS|SUPPORTS]-(b:Agency)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence AND coalesce(o.confidence, 1.0) >= $min_confidence /*where*/
WITH t, CASE WHEN NOT $by_place THEN coalesce(a.function, '') WHEN a.place STARTS WITH '?' THEN '?' ELSE a.place END AS source,
  CASE WHEN NOT $by_place THEN coalesce(b.function, '') WHEN b.place STARTS WITH '?' THEN '?' ELSE b.place END AS target
WHERE source < target
WITH source, target, count(DISTINCT t) AS weight
WHERE weight >= $min_weight
RETURN source, target, weight
ORDER BY source, target
