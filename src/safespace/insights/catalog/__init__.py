"""The insights, one file each; a new file here is a new insight."""
