"""The addresses of home."""

from django.urls import path

from kiem.home import views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("today/list/", views.waiting, name="waiting"),
    path("growth/", views.growth, name="growth"),
    path("growth/levels/<uuid:level_id>/", views.fact, name="fact"),
    path("growth/why/<uuid:competence_id>/", views.why, name="why"),
    path("growth/jobs/", views.fits, name="fits"),
    path("growth/jobs/<uuid:job_id>/", views.fit, name="fit"),
    path("growth/seen/", views.seen, name="seen"),
    path("people/<uuid:person_id>/growth/<str:use>/", views.growth_of, name="growth_of"),
    path("team/people/<uuid:person_id>/", views.growth_of_member, name="growth_of_member"),
    path("assisting/<uuid:assistance_id>/<str:use>/", views.growth_of_assisted, name="growth_of_assisted"),
    path("purposes/", views.purposes, name="purposes"),
    path("help/", views.handbook, name="handbook"),
    path("help/<slug:chapter>/", views.handbook, name="chapter"),
]
