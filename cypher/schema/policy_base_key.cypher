// Versions of one policy are found by what their titles have in common.
CREATE INDEX policy_base_key IF NOT EXISTS FOR (n:Policy) ON (n.base_key)
