"""The graph: records, the store over Bolt, the questions, the embedded engine."""
