"""Asking every address of Kiem, as everyone of the cast: for the access matrix, the budgets and non-interference."""
