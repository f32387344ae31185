"""The pages of organisation: one frozen dataclass each."""
