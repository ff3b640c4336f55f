"""What this program is and is not, said in the same words wherever it is said."""

from __future__ import annotations

from typing import Final

POSITION: Final = (
    "A private notebook with structure. It is not therapy, diagnosis, medical advice"
    " or crisis care, and nobody reads what you write. If life is at risk, use your"
    " emergency number."
)
