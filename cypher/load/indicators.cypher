// Indicators; name, unit and direction of better follow from its edges. Setting a field locks the node, which keeps two writers from settling it at once.
// @param rows: maps of id, props
UNWIND $rows AS row
MERGE (n:Indicator {id: row.id})
SET n += row.props
