// What policies that are not loaded are cited as.
// @param ids: ids of policies
// @column id: id of one that is cited, and not loaded
// @column titles: its titles as written
UNWIND $ids AS id
MATCH (q:Policy {id: id})<-[e:CITES]-(:Policy)
WHERE q.source_sha256 IS NULL
RETURN id, collect(DISTINCT e.title) AS titles
ORDER BY id
