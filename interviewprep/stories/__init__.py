"""What a person has done, and what each job needs."""
