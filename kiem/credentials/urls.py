"""The addresses of credentials."""

from django.urls import path

from kiem.credentials import views

app_name = "credentials"
urlpatterns = [
    path("acts/", views.acts, name="acts"),
    path("acts/new/", views.new_act, name="new_act"),
    path("acts/diplomas/new/", views.new_kind, name="new_kind"),
    path("acts/<uuid:act_id>/", views.act, name="act"),
    path("acts/<uuid:act_id>/edit/", views.edit_act, name="edit_act"),
    path("acts/<uuid:act_id>/end/", views.end_act, name="end_act"),
    path("acts/<uuid:act_id>/term/", views.term, name="term"),
    path("acts/<uuid:act_id>/assessors/new/", views.new_assessor, name="new_assessor"),
    path("acts/assessors/<uuid:assessor_id>/end/", views.end_assessor, name="end_assessor"),
    path("units/<uuid:unit_id>/acts/", views.sheet, name="sheet"),
    path("units/<uuid:unit_id>/acts/pdf/", views.sheet_pdf, name="sheet_pdf"),
    path("units/<uuid:unit_id>/acts/open/", views.open_unit, name="open_unit"),
    path("people/<uuid:person_id>/acts/", views.person, name="person"),
    path("people/<uuid:person_id>/acts/open/", views.open_person, name="open_person"),
    path("people/<uuid:person_id>/acts/diploma/", views.note_licence, name="note_licence"),
    path("people/<uuid:person_id>/acts/shown/", views.note_showing, name="note_showing"),
    path("people/<uuid:person_id>/acts/done/", views.note_practice, name="note_practice"),
    path("people/<uuid:person_id>/acts/entrust/", views.entrust, name="entrust"),
    path("people/<uuid:person_id>/acts/clock/", views.stop_clock, name="stop_clock"),
    path("acts/entrusted/<uuid:entrusting_id>/<str:what>/", views.happen, name="happen"),
    path("acts/noted/<str:kind>/<uuid:noted_id>/", views.take_back, name="take_back"),
    path("growth/acts/", views.own, name="own"),
]
