"""From a reading to the Extraction: policy, tasks, responsibilities, targets, each with evidence and rule."""
