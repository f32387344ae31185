"""The commands of ``kiem``, one module each: ``add_to`` adds its words, ``run`` does it and gives an exit code."""
