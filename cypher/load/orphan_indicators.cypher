// Indicators that no document names any more go.
// @param ids: ids of indicators
UNWIND $ids AS id
MATCH (i:Indicator {id: id})
WHERE NOT EXISTS { MATCH (i)<-[:TARGETS|REPORTS]-() }
DETACH DELETE i
