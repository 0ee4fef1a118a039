// Places, or functions, with the load that their agencies carry in the chosen policies.
// @filters policy, policy_city, part_role, part_basis, task_due
// @starts policy_parts, city_parts
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param by_place: whether agencies are put together by place, else by function
// @column id: path of the place, ? where it is not known; or name of the function, empty without one
// @column agencies: agencies in it
// @column leads: tasks that they lead, counted once for each of them
// @column supports: tasks that they support, counted so too
/*start*/ MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
WITH CASE WHEN NOT $by_place THEN coalesce(a.function, '') WHEN a.place STARTS WITH '?' THEN '?' ELSE a.place END AS id, count(DISTINCT a) AS agencies,
  sum(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS leads,
  sum(CASE WHEN type(r) = 'SUPPORTS' THEN 1 ELSE 0 END) AS supports
RETURN id, agencies, leads, supports
ORDER BY id
