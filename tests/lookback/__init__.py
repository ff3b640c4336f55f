"""Looking back, over notes made for each test."""
