"""The journal's folder on disk: key file, passphrase rules, sealed drafts."""
