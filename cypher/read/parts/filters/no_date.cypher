// Tasks without a date, of their own or of a target, that are not to go on without an end.
(t.deadline IS NULL AND NOT coalesce(t.ongoing, false)
    AND NOT EXISTS { MATCH (t)-[e:TARGETS]->(:Indicator) WHERE e.deadline IS NOT NULL })
