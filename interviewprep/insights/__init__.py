"""What a person's own search can tell them: figures, one sentence, and a picture."""
