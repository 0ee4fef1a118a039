// How many pairs of an agency and a task there are.
// @filters policy, policy_city, part_agency, part_functions, part_role, part_basis, status, strength, task_q, task_due
// @starts policy_parts, agency_parts, words_parts, functions_parts, city_parts
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
/*start*/ MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
RETURN count(r) AS total
