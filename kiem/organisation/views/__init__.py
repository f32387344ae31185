"""The views of organisation: coming in, units and jobs, people."""
