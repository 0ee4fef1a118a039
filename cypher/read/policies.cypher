// The policies that are loaded, a page.
// @filters policy_kind, policy_city, policy_q
// @starts words_policies
// @sorts policy_title, issued_on
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param after_sorted: what the last row of the page before was ordered by; before all for the first page
// @param after: id of the last row of the page before; empty for the first page
// @param limit: rows at the most
// @column sorted: what it is ordered by
// @column id: id of the policy
// @column title: its title
// @column doc_number: its 文号
// @column kind: plan, report, reply, regulation or notice
// @column scope: national, place or unknown
// @column issuer: who issued it, as written
// @column issuers: the bodies that issued it, maps of id, name, surface, in the order of the signature
// @column forwarded_from: names of the bodies whose text it forwards
// @column issued_on: date of signature
// @column published_on: date of the page
// @column effective_on: first day on which it holds
// @column expires_on: last day on which it holds
// @column repeals: what holds no longer, by 文号 or title
// @column period_from: first year or date that it covers
// @column period_to: last one
// @column document: file name
// @column format: of the file
// @column length: of its text, in code points
// @column source_sha256: of the file's bytes
// @column why_not: what speaks against a policy where it is none
// @column extractor: version that read it
// @column city: path of the division that it governs
// @column tasks: number of its tasks
// @column targets: number of targets and reports, its own and its tasks'
/*start*/ MATCH (p:Policy)
WHERE p.source_sha256 IS NOT NULL /*where*/
WITH p, /*sort*/''/*sort*/ AS sorted
WHERE sorted /*after*/> $after_sorted OR (sorted = $after_sorted AND p.id > $after)
WITH p, sorted ORDER BY sorted /*order*/, p.id LIMIT $limit
RETURN sorted, p.id AS id, p.title AS title, p.doc_number AS doc_number, p.kind AS kind, coalesce(p.scope, 'unknown') AS scope, p.issuer AS issuer,
  COLLECT {
    MATCH (a:Agency)-[e:ISSUED]->(p)
    RETURN {id: a.id, name: a.name, surface: e.surface} ORDER BY coalesce(e.ordinal, 0), a.id
  } AS issuers,
  coalesce(p.forwarded_from, []) AS forwarded_from, p.issued_on AS issued_on,
  p.published_on AS published_on, p.effective_on AS effective_on, p.expires_on AS expires_on,
  coalesce(p.repeals, []) AS repeals, p.period_from AS period_from, p.period_to AS period_to, p.document AS document,
  p.format AS format, p.length AS length, p.source_sha256 AS source_sha256,
  p.why_not AS why_not, p.extractor AS extractor,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city,
  COUNT { MATCH (p)-[:CONTAINS]->(t:Task) WHERE coalesce(t.confidence, 1.0) >= $min_confidence } AS tasks,
  COUNT { MATCH (p)-[:CONTAINS]->(:Task)-[e:TARGETS|REPORTS]->(:Indicator) WHERE coalesce(e.confidence, 1.0) >= $min_confidence}
    + COUNT { MATCH (p)-[e:TARGETS|REPORTS]->(:Indicator) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } AS targets
ORDER BY sorted /*order*/, id
