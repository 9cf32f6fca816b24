# Short names for what ./dev does. No make here? ./dev run is the same.
.PHONY: help setup run test check format bench-reframing bench-tracker bench-clocks

help:
	@./dev help

setup run test check format bench-reframing bench-tracker bench-clocks:
	@./dev $@
