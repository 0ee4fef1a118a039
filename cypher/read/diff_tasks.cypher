// The tasks of a policy with their bodies and targets, to be held against those of another one.
// @param policy: id of the policy
// @column id: id of the task
// @column number: its mark as written
// @column title: its title
// @column text: its words
// @column deadline: the date set for it
// @column bodies: maps of role, agency_id, agency, key
// @column targets: maps of indicator_id, indicator, comparator, value, unit, deadline, quote
MATCH (:Policy {id: $policy})-[:CONTAINS]->(t:Task)
RETURN t.id AS id, t.number AS number, t.title AS title, t.text AS text, t.deadline AS deadline,
  COLLECT {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)
    RETURN {role: type(r), agency_id: a.id, agency: a.name, key: coalesce(a.key, a.name)} ORDER BY type(r), a.id
  } AS bodies,
  COLLECT {
    MATCH (t)-[e:TARGETS]->(i:Indicator)
    RETURN {indicator_id: i.id, indicator: i.name, comparator: e.comparator, value: e.value, unit: e.unit, deadline: e.deadline, quote: e.quote}
    ORDER BY i.id, e.id
  } AS targets
ORDER BY t.ordinal
