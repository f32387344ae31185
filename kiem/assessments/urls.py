"""The addresses of assessments."""

from django.urls import path

from kiem.assessments import views

app_name = "assessments"
urlpatterns = [
    path("assistance/", views.assistance, name="assistance"),
    path("assistance/<uuid:assistance_id>/end/", views.stop_assistance, name="stop_assistance"),
    path("assisting/", views.assisting, name="assisting"),
    path("levels/<uuid:level_id>/contest/", views.contest, name="contest"),
    path("looking/", views.looking, name="looking"),
    path("looking/about-me/<uuid:subject_id>/", views.about_me, name="about_me"),
    path("looking/about-me/<uuid:subject_id>/report/", views.report, name="report"),
    path("looking/<str:use>/<uuid:asked_id>/", views.look, name="look"),
    path("looking/<str:use>/<uuid:asked_id>/<int:place>/", views.look_at, name="look_at"),
    path("looking/<str:use>/<uuid:asked_id>/done/", views.look_done, name="look_done"),
    path("looking/<str:use>/<uuid:asked_id>/clear/", views.clear_look, name="clear_look"),
    path("practice/", views.practice, name="practice"),
    path("practice/situations/", views.situations, name="situations"),
    path("practice/situations/<uuid:situation_id>/retire/", views.retire_situation, name="retire_situation"),
    path("looking/<str:use>/<uuid:asked_id>/paper/", views.paper, name="paper"),
    path("looking/<str:use>/<uuid:asked_id>/paper/print/<str:sheet>/", views.print_paper, name="print_paper"),
    path("looking/<str:use>/<uuid:asked_id>/paper/read/", views.read_paper, name="read_paper"),
    path("looking/<str:use>/<uuid:asked_id>/paper/refuse/", views.refuse_paper, name="refuse_paper"),
    path("looking/<str:use>/<uuid:asked_id>/paper/take-back/", views.take_back_help, name="take_back_help"),
    path("looking/<str:use>/entering/<uuid:help_id>/", views.enter_paper, name="enter_paper"),
    path("looking/<str:use>/entering/<uuid:help_id>/<int:place>/", views.enter_on, name="enter_on"),
    path("looking/<str:use>/entering/<uuid:help_id>/stop/", views.stop_helping, name="stop_helping"),
    path("paper/<uuid:code>/", views.paper_code, name="paper_code"),
    path("our-team/", views.our_teams, name="our_teams"),
    path("our-team/<uuid:unit_id>/", views.our_team, name="our_team"),
    path("our-team/<uuid:unit_id>/<uuid:competence_id>/", views.place_team, name="place_team"),
    path("rounds/", views.rounds, name="rounds"),
    path("rounds/new/", views.new_round, name="new_round"),
    path("rounds/<str:use>/below/", views.rounds_below, name="rounds_below"),
    path("rounds/<str:use>/reported/", views.reported, name="reported"),
    path("rounds/<str:use>/reported/<uuid:report_id>/", views.decide_reported, name="decide_reported"),
    path("rounds/<str:use>/<uuid:round_id>/", views.round, name="round"),
    path("rounds/<str:use>/<uuid:round_id>/open/", views.open_round, name="open_round"),
    path("rounds/<str:use>/<uuid:round_id>/close/", views.close_round, name="close_round"),
    path("rounds/<str:use>/<uuid:round_id>/remind/", views.remind, name="remind"),
    path("rounds/<str:use>/people/<uuid:subject_id>/", views.choose, name="choose"),
    path("sharing/<uuid:person_id>/", views.share, name="share"),
]
