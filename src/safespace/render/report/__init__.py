"""A report as a page: HTML, Markdown, JSON, and lines to look at first."""
