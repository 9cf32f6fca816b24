"""What a person told whom: each thing said, by round, and where two versions differ."""
