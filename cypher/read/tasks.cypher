// Tasks in document order, a page.
// @filters policy, policy_city, part, partner, of_groups, no_owner, no_lead, no_date, no_figure, status, strength, task_q, task_due
// @starts policy_tasks, agency_tasks, words_tasks, functions_tasks, city_tasks
// @sorts due, task_title, task_confidence
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param after_sorted: what the last row of the page before was ordered by; before all for the first page
// @param after_policy: policy_id of the last row of the page before; empty for the first page
// @param after_ordinal: ordinal of that row
// @param limit: rows at the most
// @column sorted: what it is ordered by
// @column id: id of the task
// @column number: its mark as written
// @column title: its title
// @column path: the headings it stands below
// @column status: planned or reported
// @column strength: must, encourage, explore or prohibit
// @column text: its words, of several places one a line
// @column starts: offset in code points of each place
// @column ends: the same
// @column deadline: the date set for the whole task
// @column ongoing: whether it is to go on without an end
// @column start: offset in code points
// @column end: offset in code points
// @column confidence: how sure the task is, above 0, at most 1
// @column ordinal: its place in the policy, from 0
// @column bodies: maps of role, basis, agency_id, agency, place, confidence, leaders first
// @column target_count: targets and reports that it has
// @column first_target: map of id, deadline, quote, start, end, sentence, basis of its target that is due first; null without one
// @column policy_id: id of its policy
// @column policy_title: title of its policy
/*start*/ MATCH (p:Policy)-[:CONTAINS]->(t:Task)
WHERE coalesce(t.confidence, 1.0) >= $min_confidence /*where*/
WITH p, t, /*sort*/''/*sort*/ AS sorted
WHERE sorted /*after*/> $after_sorted
  OR (sorted = $after_sorted AND (p.id > $after_policy OR (p.id = $after_policy AND t.ordinal > $after_ordinal)))
WITH p, t, sorted ORDER BY sorted /*order*/, p.id, t.ordinal LIMIT $limit
RETURN sorted, t.id AS id, t.number AS number, t.title AS title, t.path AS path, t.status AS status, t.strength AS strength,
  t.text AS text, t.starts AS starts, t.ends AS ends,
  t.deadline AS deadline, t.ongoing AS ongoing, t.start AS start, t.end AS end, coalesce(t.confidence, 1.0) AS confidence,
  t.ordinal AS ordinal,
  COLLECT {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)
    WHERE coalesce(r.confidence, 1.0) >= $min_confidence
    RETURN {role: type(r), basis: r.basis, agency_id: a.id, agency: a.name, place: a.place, confidence: coalesce(r.confidence, 1.0)}
    ORDER BY type(r), r.start, a.id
  } AS bodies,
  COUNT { MATCH (t)-[e:TARGETS|REPORTS]->(:Indicator) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } AS target_count,
  head(COLLECT {
    MATCH (t)-[e:TARGETS]->(:Indicator)
    WHERE e.deadline IS NOT NULL AND coalesce(e.confidence, 1.0) >= $min_confidence
    RETURN {id: e.id, deadline: e.deadline, quote: e.quote, start: e.start, end: e.end, sentence: e.sentence, basis: e.date_basis}
    ORDER BY e.deadline, e.id
  }) AS first_target,
  p.id AS policy_id, p.title AS policy_title
ORDER BY sorted /*order*/, policy_id, ordinal
