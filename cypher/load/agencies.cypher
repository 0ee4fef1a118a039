// Agencies; name, kind, function and aliases follow from its edges. Setting a field locks the node, which keeps two writers from settling it at once.
// @param rows: maps of id, props
UNWIND $rows AS row
MERGE (n:Agency {id: row.id})
SET n += row.props
