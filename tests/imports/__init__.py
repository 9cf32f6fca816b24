"""What comes in: ads and tables, good ones and hostile ones."""
