"""One reminder a day, kept by the scheduler the system has; it opens no journal."""
