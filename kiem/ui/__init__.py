"""The look of Kiem: base pages, components, forms, tables and the level track.

Owns no tables and reads none. Offers `render_page`, `listing`, the level track (`track`, `wording`), whole tables as
ready strings (`matrix`), the form renderer (`forms.KiemRenderer`) and cotton components (`<c-card>` and so on).
"""
