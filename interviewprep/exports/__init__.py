"""The ways out and back in: everything as one file, tables, reports, a job's sheets."""
