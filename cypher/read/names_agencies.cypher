// The names of all agencies, for who types one.
// @column id: id of the agency
// @column name: its fullest name
// @column key: what all spellings of its name share
// @column place: path of its division; where that is not known, an id of its policy's
// @column kind: of agency
// @column function: what it is for, where its name says so
// @column aliases: its names as written
// @column policy_title: title of a policy that names it, to tell unknown places apart
MATCH (a:Agency)
RETURN a.id AS id, a.name AS name, coalesce(a.key, a.name) AS key, a.place AS place, a.kind AS kind, a.function AS function,
  coalesce(a.aliases, []) AS aliases,
  head(COLLECT { MATCH (a)-[:LEADS|SUPPORTS]->(:Task)<-[:CONTAINS]-(p:Policy) RETURN DISTINCT p.title AS title ORDER BY title }) AS policy_title
ORDER BY id
