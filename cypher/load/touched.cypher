// What the removal of policies can leave without a reason to be, or change: the nodes that their facts point at.
// @param policy_ids: ids of policies
// @column agencies: ids
// @column indicators: ids
// @column cities: ids, without the cities above them
// @column policies: ids of the policies that one cites
UNWIND $policy_ids AS policy_id
MATCH (p:Policy {id: policy_id})
RETURN
  COLLECT { MATCH (p)-[:CONTAINS]->(:Task)<-[:LEADS|SUPPORTS]-(a:Agency) RETURN DISTINCT a.id }
    + COLLECT { MATCH (p)<-[:ISSUED]-(a:Agency) RETURN a.id } AS agencies,
  COLLECT { MATCH (p)-[:CONTAINS]->(:Task)-[:TARGETS|REPORTS]->(i:Indicator) RETURN DISTINCT i.id }
    + COLLECT { MATCH (p)-[:TARGETS|REPORTS]->(i:Indicator) RETURN DISTINCT i.id } AS indicators,
  COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id }
    + COLLECT { MATCH (p)-[:CONTAINS]->(:Task)<-[:LEADS|SUPPORTS]-(:Agency)-[:BELONGS_TO]->(c:City) RETURN DISTINCT c.id }
    + COLLECT { MATCH (p)<-[:ISSUED]-(:Agency)-[:BELONGS_TO]->(c:City) RETURN c.id } AS cities,
  COLLECT { MATCH (p)-[:CITES]->(q:Policy) RETURN DISTINCT q.id } AS policies
