// Ids that name nothing any more, with what they became; redirects to them lead on.
// @param rows: maps of id, kind, title, now (null where it became nothing)
// @param version: of the store
UNWIND $rows AS row
MERGE (f:Former {id: row.id})
SET f.kind = row.kind, f.title = row.title, f.now = row.now, f.version = $version
WITH row
MATCH (earlier:Former {now: row.id})
SET earlier.now = row.now, earlier.version = $version
