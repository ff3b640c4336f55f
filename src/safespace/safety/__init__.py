"""Help lines, and what this program says about itself; works locked and offline."""
