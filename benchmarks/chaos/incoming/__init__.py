"""What people say under bad weather: the whole bot, killed while persons report."""
