// How the document says so.
[{value: r.basis, label: r.basis}]
