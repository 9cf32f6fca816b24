"""Proof: stories, needs, and bridges across gaps."""
