// What is measured.
[{value: i.id, label: i.name}]
