"""Delivery under bad weather: killed processes, lost connections, a database that goes away."""
