"""The ticks and the delivery loop."""
