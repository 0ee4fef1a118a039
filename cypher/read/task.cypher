// One task with all that it says.
// @param id: id of the task
// @column task: the task's fields
// @column policy_id: id of its policy
// @column policy_title: title of its policy
// @column responsibilities: maps of role, basis, surface, quote, start, end, sentence, rule, confidence, agency_id, agency, place
// @column targets: maps of the edge's fields, with indicator_id and indicator
MATCH (t:Task {id: $id})
MATCH (p:Policy)-[:CONTAINS]->(t)
RETURN properties(t) AS task, p.id AS policy_id, p.title AS policy_title,
  COLLECT {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)
    RETURN {role: type(r), basis: r.basis, surface: r.surface, quote: r.quote, start: r.start, end: r.end, sentence: r.sentence, rule: r.rule,
            confidence: coalesce(r.confidence, 1.0), agency_id: a.id, agency: a.name, place: a.place}
    ORDER BY r.start, a.id
  } AS responsibilities,
  COLLECT {
    MATCH (t)-[e:TARGETS|REPORTS]->(i:Indicator)
    RETURN {type: type(e), fact: properties(e), indicator_id: i.id, indicator: i.name}
    ORDER BY e.start, e.id
  } AS targets
