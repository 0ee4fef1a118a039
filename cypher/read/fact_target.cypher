// A target or report as a fact: where it stands and which rule found it.
// @param id: id of the edge
// @column kind: TARGETS or REPORTS
// @column label: the indicator
// @column quote: the words that say so
// @column start: offset in code points
// @column end: offset in code points
// @column rule: the rule that found it
// @column confidence: how sure it is, above 0, at most 1
// @column basis: how its date was found
// @column policy_id: id of the policy
// @column policy_title: title of the policy
MATCH ()-[e:TARGETS|REPORTS {id: $id}]->(i:Indicator)
MATCH (p:Policy {id: e.policy_id})
RETURN type(e) AS kind, i.name AS label, e.quote AS quote, e.start AS start, e.end AS end, e.rule AS rule,
  coalesce(e.confidence, 1.0) AS confidence, e.date_basis AS basis, p.id AS policy_id, p.title AS policy_title
