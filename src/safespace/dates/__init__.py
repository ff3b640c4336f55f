"""Reading dates and times that people type."""
