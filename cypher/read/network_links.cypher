// Pairs of agencies that share tasks in the chosen policies.
// @param city: path or name of a city, for policies that govern it or a part of it; null for all
// @param policy: id, title or 文号 of a policy; null for all
// @param min_weight: shared tasks at the least
// @column source: id of the agency whose id is the lesser
// @column target: id of the other
// @column weight: number of tasks that they share
MATCH (a:Agency)-[:LEADS|SUPPORTS]->(t:Task)<-[:LEADS|SUPPORTS]-(b:Agency)
WHERE a.id < b.id
MATCH (t)<-[:CONTAINS]-(p:Policy)
WHERE ($policy IS NULL OR p.id = $policy OR p.title = $policy OR p.doc_number = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.name = $city OR c.id STARTS WITH $city + '/' OR c.id CONTAINS '/' + $city + '/'
  })
WITH a.id AS source, b.id AS target, count(DISTINCT t) AS weight
WHERE weight >= $min_weight
RETURN source, target, weight
ORDER BY source, target
