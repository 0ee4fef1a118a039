// Leading or supporting.
[{value: CASE type(r) WHEN 'LEADS' THEN 'lead' ELSE 'support' END, label: type(r)}]
