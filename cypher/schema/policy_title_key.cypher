// A policy is found by what its title is in any spelling.
CREATE INDEX policy_title_key IF NOT EXISTS FOR (n:Policy) ON (n.title_key)
