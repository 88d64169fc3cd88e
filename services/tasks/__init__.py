"""One task as it is shown and decided about: the card, lists, deadlines asked for and moved."""
