"""What a service found, as text and buttons: one module a screen, in the room of its capability."""
