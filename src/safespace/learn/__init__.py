"""Short cards to read offline: one file a card, with the sources it stands on."""
