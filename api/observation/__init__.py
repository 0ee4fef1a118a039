"""What the service tells of itself: its log, and what it counts."""
