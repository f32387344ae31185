"""The addresses of competences."""

from django.urls import path

from kiem.competences import views

app_name = "competences"
urlpatterns = [
    path("competences/", views.dictionary, name="dictionary"),
    path("competences/new/", views.new, name="new"),
    path("competences/reference/", views.reference, name="reference"),
    path("competences/starter/", views.starter, name="starter"),
    path("competences/starter/core/", views.starter, {"only_core": True}, name="starter_core"),
    path("competences/adopt/", views.adopt, name="adopt"),
    path("competences/consultation/", views.consultation, name="consultation"),
    path("competences/take-back/", views.take_back, name="take_back"),
    path("competences/versions/", views.versions, name="versions"),
    path("competences/versions/<uuid:version_id>/", views.version, name="version"),
    path("competences/versions/care/", views.look_after, name="look_after"),
    path("competences/steps/", views.say, name="say_step"),
    path("competences/<uuid:competence_id>/steps/take-back/", views.unsay, name="unsay_steps"),
    path("competences/advice/", views.advice, name="advice"),
    path("competences/advice/waive/", views.waive, name="waive"),
    path("competences/advice/<uuid:waiver_id>/restore/", views.restore_advice, name="restore_advice"),
    path("competences/proposals/", views.proposals, name="proposals"),
    path("competences/proposals/<uuid:proposal_id>/voice/", views.say_of, name="say_of"),
    path("competences/proposals/<uuid:proposal_id>/withdraw/", views.withdraw, name="withdraw"),
    path("competences/proposals/<uuid:proposal_id>/decide/", views.decide, name="decide"),
    path("competences/<uuid:competence_id>/propose/", views.propose, name="propose"),
    path("competences/scale/", views.scale, name="scale"),
    path("competences/scale/new/", views.new_scale, name="new_scale"),
    path("competences/scale/<uuid:scale_version_id>/", views.edit_scale, name="edit_scale"),
    path("competences/instruments/", views.instruments, name="instruments"),
    path("competences/instruments/new/", views.new_instrument, name="new_instrument"),
    path("competences/instruments/<uuid:instrument_id>/", views.edit_instrument, name="edit_instrument"),
    path("competences/instruments/<uuid:instrument_id>/end/", views.end_instrument, name="end_instrument"),
    path("competences/instruments/<uuid:instrument_id>/take-up/", views.take_up_instrument, name="take_up_instrument"),
    path("competences/<uuid:competence_id>/", views.competence, name="competence"),
    path("competences/<uuid:competence_id>/edit/", views.edit, name="edit"),
    path("competences/<uuid:competence_id>/esco/", views.mapping, name="mapping"),
    path("competences/<uuid:competence_id>/esco/<uuid:mapping_id>/end/", views.unmap, name="unmap"),
    path("competences/<uuid:competence_id>/retire/", views.retire, name="retire"),
]
