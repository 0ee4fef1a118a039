// An agency belongs to its city, where that is known.
// @param rows: maps of id, city_id
UNWIND $rows AS row
MATCH (a:Agency {id: row.id})
MATCH (c:City {id: row.city_id})
MERGE (a)-[:BELONGS_TO]->(c)
