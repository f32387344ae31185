"""What each release kept of a made-up organisation with a row in every table: what a newer one must bring along."""
