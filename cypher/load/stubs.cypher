// Policies that are cited and not loaded.
// @param rows: maps of id, props
UNWIND $rows AS row
MERGE (q:Policy {id: row.id})
SET q += row.props
