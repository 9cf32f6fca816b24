"""What is in it for you, and how to say it: the heart of the product."""
