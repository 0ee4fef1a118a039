// Agencies with their load, a page; those of just the name that is asked for first.
// @filters agency_q, agency_city, part_functions, agency_kind
// @starts words_agencies, functions_agencies
// @sorts agency_name, load, leads, supports
// @param q: words of a name, folded; an agency of just that name comes first; null for all
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param after_sorted: what the last row of the page before was ordered by; before all for the first page
// @param after: id of that row
// @param limit: rows at the most
// @column sorted: what it is ordered by
// @column id: id of the agency
// @column name: its canonical name
// @column kind: government, party, court, enterprise, association, collective or other
// @column function: what it is for, where its name says so
// @column place: path of its city; where that is not known, an id of its policy's
// @column aliases: its names as written
// @column policy_title: title of a policy that names it, to tell unknown places apart
// @column leads: tasks that it leads
// @column supports: tasks that it supports
/*start*/ MATCH (a:Agency)
WHERE EXISTS { MATCH (a)-[r:LEADS|SUPPORTS|ISSUED]->() WHERE coalesce(r.confidence, 1.0) >= $min_confidence } /*where*/
WITH a, /*sort*/CASE WHEN $q IS NULL OR a.folded CONTAINS '\n' + $q + '\n' THEN 0.0 ELSE 1.0 END/*sort*/ AS sorted
WHERE sorted /*after*/> $after_sorted OR (sorted = $after_sorted AND a.id > $after)
WITH a, sorted ORDER BY sorted /*order*/, a.id LIMIT $limit
RETURN sorted, a.id AS id, a.name AS name, a.kind AS kind, a.function AS function, a.place AS place, a.aliases AS aliases,
  head(COLLECT { MATCH (a)-[:LEADS|SUPPORTS]->(:Task)<-[:CONTAINS]-(p:Policy) RETURN DISTINCT p.title AS title ORDER BY title }) AS policy_title,
  COUNT { MATCH (a)-[r:LEADS]->(:Task) WHERE coalesce(r.confidence, 1.0) >= $min_confidence } AS leads,
  COUNT { MATCH (a)-[r:SUPPORTS]->(:Task) WHERE coalesce(r.confidence, 1.0) >= $min_confidence } AS supports
ORDER BY sorted /*order*/, id
