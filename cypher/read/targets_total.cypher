// How many targets and reports there are.
// @param indicators: ids of indicators; null for all
// @param agency: id of an agency that leads or supports the target's task; null for all
// @param type: TARGETS or REPORTS; null for both
// @param policy: id of a policy; null for all
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param q: words of the indicator's name or of the quote, folded; null for all
// @param due_after: first day of the deadline; null for none
// @param due_before: last day of it; null for none
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
MATCH ()-[e:TARGETS|REPORTS]->(i:Indicator)
MATCH (p:Policy {id: e.policy_id})
WHERE true
  AND ($indicators IS NULL OR i.id IN $indicators)
  AND ($policy IS NULL OR p.id = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
  AND coalesce(e.confidence, 1.0) >= $min_confidence
  AND ($type IS NULL OR type(e) = $type)
  AND ($agency IS NULL OR EXISTS {
    MATCH (:Agency {id: $agency})-[r:LEADS|SUPPORTS]->(s) WHERE coalesce(r.confidence, 1.0) >= $min_confidence
  })
  AND ($q IS NULL OR e.folded CONTAINS $q)
  AND (($due_after IS NULL AND $due_before IS NULL)
    OR (e.deadline >= coalesce($due_after, e.deadline) AND e.deadline <= coalesce($due_before, e.deadline)))
RETURN count(e) AS total
