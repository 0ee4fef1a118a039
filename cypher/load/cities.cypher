// Cities; the part above it follows in city_parents. Setting a field locks the node, which keeps two writers from settling it at once.
// @param rows: maps of id, props
UNWIND $rows AS row
MERGE (n:City {id: row.id})
SET n += row.props
