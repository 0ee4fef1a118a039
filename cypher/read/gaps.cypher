// What the planned tasks of policies lack, by policy.
// @filters policy, policy_city
// @starts policy_tasks, city_tasks
// @param min_confidence: confidence of a task that counts, at the least; 0 for all
// @column policy_id: id of the policy
// @column policy_title: its title
// @column city: path of the division that it governs
// @column tasks: its planned tasks
// @column no_owner: those without any agency
// @column no_lead: those that no agency leads
// @column no_date: those without a date, of their own or of a target, that are not to go on without an end
// @column no_figure: those without a figure
/*start*/ MATCH (p:Policy)-[:CONTAINS]->(t:Task)
WHERE t.status = 'planned'
  AND coalesce(t.confidence, 1.0) >= $min_confidence /*where*/
WITH p, t, EXISTS { MATCH (:Agency)-[:LEADS|SUPPORTS]->(t) } AS owned, EXISTS { MATCH (:Agency)-[:LEADS]->(t) } AS led,
  EXISTS { MATCH (t)-[e:TARGETS]->(:Indicator) WHERE e.deadline IS NOT NULL } AS dated,
  EXISTS { MATCH (t)-[e:TARGETS|REPORTS]->(:Indicator) WHERE e.value IS NOT NULL } AS counted
WITH p, count(t) AS tasks, count(CASE WHEN NOT owned THEN 1 END) AS no_owner, count(CASE WHEN NOT led THEN 1 END) AS no_lead,
  count(CASE WHEN NOT dated AND t.deadline IS NULL AND NOT coalesce(t.ongoing, false) THEN 1 END) AS no_date,
  count(CASE WHEN NOT counted THEN 1 END) AS no_figure
RETURN p.id AS policy_id, p.title AS policy_title,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city,
  tasks, no_owner, no_lead, no_date, no_figure
ORDER BY policy_id
