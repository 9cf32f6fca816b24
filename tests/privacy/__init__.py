"""What a person writes for their own eyes is found nowhere but on their own pages."""
