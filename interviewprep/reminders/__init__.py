"""What is due: on Today, and by mail for those who want it."""
