// Which way is better, where that is known.
[{value: i.better, label: i.better}]
