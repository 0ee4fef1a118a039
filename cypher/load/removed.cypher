// Nodes that a write removed; what is known of their ids already, such as what they became, stays.
// @param rows: maps of id, kind
// @param stamp: what the write puts before an id
UNWIND $rows AS row
MERGE (f:Former {id: row.id})
SET f.kind = coalesce(f.kind, row.kind), f.changed = $stamp + row.id
