// Who leads and supports which task, a page: one row an agency and task.
// @filters policy, policy_city, part_agency, part_functions, part_role, part_basis, status, strength, task_q, task_due
// @starts policy_parts, agency_parts, words_parts, functions_parts, city_parts
// @sorts due, part_confidence, agency_name
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param after_sorted: what the last row of the page before was ordered by; before all for the first page
// @param after_policy: policy_id of the last row of the page before; empty for the first page
// @param after_ordinal: ordinal of that row
// @param after_agency: agency_id of that row
// @param limit: rows at the most
// @column sorted: what it is ordered by
// @column id: id of the task
// @column number: its mark as written
// @column title: its title
// @column path: the headings it stands below
// @column status: planned or reported
// @column strength: must, encourage, explore or prohibit
// @column deadline: the date set for the whole task
// @column ongoing: whether it is to go on without an end
// @column start: offset of the task in code points
// @column end: offset in code points
// @column ordinal: its place in the policy, from 0
// @column policy_id: id of its policy
// @column policy_title: title of its policy
// @column role: LEADS or SUPPORTS
// @column basis: how the document says so
// @column surface: the agency's name as written
// @column quote: the words that say so
// @column part_start: offset of the quote in code points
// @column part_end: offset in code points
// @column sentence: the whole one around it
// @column rule: the rule that found it
// @column confidence: how sure the agency's part is, above 0, at most 1
// @column task_confidence: how sure the task is
// @column target_due: the first date of the task's targets
// @column agency_id: id of the agency
// @column agency: name of the agency
// @column place: path of its city; where that is not known, an id of its policy's
/*start*/ MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
WITH a, r, t, p, /*sort*/''/*sort*/ AS sorted
WHERE sorted /*after*/> $after_sorted OR (sorted = $after_sorted AND (
    p.id > $after_policy
    OR (p.id = $after_policy AND (t.ordinal > $after_ordinal OR (t.ordinal = $after_ordinal AND a.id > $after_agency)))
  ))
WITH a, r, t, p, sorted ORDER BY sorted /*order*/, p.id, t.ordinal, a.id LIMIT $limit
RETURN sorted, t.id AS id, t.number AS number, t.title AS title, t.path AS path, t.status AS status, t.strength AS strength,
  t.deadline AS deadline, t.ongoing AS ongoing, t.start AS start, t.end AS end, t.ordinal AS ordinal, p.id AS policy_id, p.title AS policy_title,
  type(r) AS role, r.basis AS basis, r.surface AS surface, r.quote AS quote, r.start AS part_start, r.end AS part_end, r.sentence AS sentence,
  r.rule AS rule, coalesce(r.confidence, 1.0) AS confidence, coalesce(t.confidence, 1.0) AS task_confidence,
  head(COLLECT {
    MATCH (t)-[e:TARGETS]->(:Indicator) WHERE e.deadline IS NOT NULL AND coalesce(e.confidence, 1.0) >= $min_confidence
    RETURN e.deadline AS day ORDER BY day
  }) AS target_due,
  a.id AS agency_id, a.name AS agency, a.place AS place
ORDER BY sorted /*order*/, policy_id, ordinal, agency_id
