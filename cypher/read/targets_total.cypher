// How many targets and reports there are.
// @param indicator: id of an indicator; null for all
// @param policy: id, title or 文号 of a policy; null for all
// @param city: path or name of a city, for policies that govern it or a part of it; null for all
// @param q: words of the indicator's name or of the quote; null for all
// @param due_after: first day of the deadline; null for none
// @param due_before: last day of it; null for none
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
MATCH ()-[e:TARGETS|REPORTS]->(i:Indicator)
MATCH (p:Policy {id: e.policy_id})
WHERE true
  AND ($indicator IS NULL OR i.id = $indicator)
  AND ($policy IS NULL OR p.id = $policy OR p.title = $policy OR p.doc_number = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.name = $city OR c.id STARTS WITH $city + '/' OR c.id CONTAINS '/' + $city + '/'
  })
  AND coalesce(e.confidence, 1.0) >= $min_confidence
  AND ($q IS NULL OR i.name CONTAINS $q OR e.quote CONTAINS $q)
  AND (($due_after IS NULL AND $due_before IS NULL)
    OR (e.deadline >= coalesce($due_after, e.deadline) AND e.deadline <= coalesce($due_before, e.deadline)))
RETURN count(e) AS total
