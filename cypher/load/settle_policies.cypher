// A policy that is cited and not loaded has the least of the titles it is cited by: the same in whatever order.
// @param ids: ids of policies
UNWIND $ids AS id
MATCH (q:Policy {id: id})<-[e:CITES]-(:Policy)
WHERE q.source_sha256 IS NULL
WITH q, min(e.title) AS title
SET q.title = title
