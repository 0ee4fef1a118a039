// What is known of policies that are cited.
// @param ids: ids of policies
// @column id: id of one that is there
// @column title: its title
// @column loaded: whether it is loaded, and not cited alone
UNWIND $ids AS id
MATCH (q:Policy {id: id})
RETURN id, q.title AS title, q.source_sha256 IS NOT NULL AS loaded
ORDER BY id
