"""The pages of the guide: one form for each question, kept by motivation."""
