"""What doctor looks at: one check a file, each over the same surroundings."""
