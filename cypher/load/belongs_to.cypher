// An agency belongs to its city, where that is known.
// Created, not merged: each is written once, and MERGE would walk all edges of a busy node.
// @param rows: maps of id, city_id
UNWIND $rows AS row
MATCH (a:Agency {id: row.id})
MATCH (c:City {id: row.city_id})
CREATE (a)-[:BELONGS_TO]->(c)
