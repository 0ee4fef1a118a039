// The policies that speak of something.
// @param ids: ids of agencies, indicators, tasks or policies
// @column id: id of a policy
UNWIND $ids AS id
CALL (id) {
  MATCH (:Agency {id: id})-[:LEADS|SUPPORTS]->(:Task)<-[:CONTAINS]-(p:Policy)
  RETURN p.id AS policy_id
  UNION
  MATCH (:Agency {id: id})-[:ISSUED]->(p:Policy)
  RETURN p.id AS policy_id
  UNION
  MATCH (:Indicator {id: id})<-[e:TARGETS|REPORTS]-()
  RETURN e.policy_id AS policy_id
  UNION
  MATCH (:Task {id: id})<-[:CONTAINS]-(p:Policy)
  RETURN p.id AS policy_id
  UNION
  MATCH (p:Policy {id: id})
  RETURN p.id AS policy_id
}
RETURN DISTINCT policy_id AS id
ORDER BY id
