"""One module a screen: what a service found, as text and buttons."""
