// A city is part of the one above it.
// Created, not merged: each is written once, and MERGE would walk all edges of a busy node.
// @param rows: maps of id, parent_id
UNWIND $rows AS row
MATCH (c:City {id: row.id})
MATCH (parent:City {id: row.parent_id})
CREATE (c)-[:PART_OF]->(parent)
