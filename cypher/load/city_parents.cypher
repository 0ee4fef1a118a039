// A city is part of the one above it.
// @param rows: maps of id, parent_id
UNWIND $rows AS row
MATCH (c:City {id: row.id})
MATCH (parent:City {id: row.parent_id})
MERGE (c)-[:PART_OF]->(parent)
