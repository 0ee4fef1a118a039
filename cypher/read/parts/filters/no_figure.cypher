// Tasks without a figure.
NOT EXISTS { MATCH (t)-[e:TARGETS|REPORTS]->(:Indicator) WHERE e.value IS NOT NULL }
