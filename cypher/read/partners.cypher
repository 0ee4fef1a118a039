// Agencies that have a part in the same tasks as one, by how many they share.
// @param agency: id of the agency
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param limit: rows at the most
// @column id: id of the other agency
// @column name: its name
// @column place: path of its division; where that is not known, an id of its policy's
// @column shared: tasks in which both have a part
// @column led_by_it: those of them that the agency leads
// @column led_by_partner: those of them that the other one leads
MATCH (:Agency {id: $agency})-[r:LEADS|SUPPORTS]->(t:Task)<-[o:LEADS|SUPPORTS]-(b:Agency)
WHERE b.id <> $agency AND coalesce(r.confidence, 1.0) >= $min_confidence AND coalesce(o.confidence, 1.0) >= $min_confidence
WITH b, count(DISTINCT t) AS shared,
  count(DISTINCT CASE WHEN type(r) = 'LEADS' THEN t.id END) AS led_by_it,
  count(DISTINCT CASE WHEN type(o) = 'LEADS' THEN t.id END) AS led_by_partner
RETURN b.id AS id, b.name AS name, b.place AS place, shared, led_by_it, led_by_partner
ORDER BY shared DESC, name, id
LIMIT $limit
