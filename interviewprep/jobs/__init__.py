"""The jobs a person is after, and their interviews."""
