// What is said to have been reached, of some indicators.
// @param indicators: ids of indicators
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column fact: the edge's fields
// @column indicator_id: id of the indicator
// @column policy_id: id of the policy
// @column policy_title: its title
// @column issued_on: date of its signature
// @column city: path of the division that it governs
UNWIND $indicators AS indicator
MATCH (i:Indicator {id: indicator})<-[e:REPORTS]-()
WHERE coalesce(e.confidence, 1.0) >= $min_confidence
MATCH (p:Policy {id: e.policy_id})
RETURN properties(e) AS fact, i.id AS indicator_id, p.id AS policy_id, p.title AS policy_title, p.issued_on AS issued_on,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city
ORDER BY e.id
