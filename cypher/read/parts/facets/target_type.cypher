// Targets or reports.
[{value: CASE type(e) WHEN 'TARGETS' THEN 'target' ELSE 'report' END, label: type(e)}]
