"""The addresses of the way in."""

from django.urls import URLPattern, path

from kiem.organisation.views import codes, computers
from kiem.organisation.views import entering as views

urlpatterns: list[URLPattern] = [
    path("welcome/", views.welcome, name="welcome"),
    path("start/", views.found, name="found"),
    path("enter/", views.enter, name="enter"),
    path("organisations/", views.choose_organisation, name="choose_organisation"),
    path("second-factor/", views.second_factor, name="second_factor"),
    path("role/", views.switch_role, name="switch_role"),
    path("invitation/<str:secret>/", views.accept, name="accept_invitation"),
    path("code/", codes.code, name="code"),
    path("code/in/", codes.come_in_by_code, name="come_in"),
    path("code/<slug:number>/", codes.code, name="code_of"),
    path("letters/", codes.letters, name="letters"),
    path("letters/codes/<uuid:code_id>/agree/", codes.agree_on, name="agree_on_code"),
    path("letters/codes/<uuid:code_id>/stop/", codes.stop, name="stop_code"),
    path("people/<uuid:person_id>/letter/", codes.letter, name="letter"),
    path("people/<uuid:person_id>/code/", codes.show, name="show_code"),
    path("people/<uuid:person_id>/account/close/", views.close, name="close_account"),
    path("shared-computer/", computers.shared_computer, name="shared_computer"),
    path("my/keys/", views.keys, name="keys"),
    path("my/keys/new/", views.new_key, name="new_key"),
    path("my/keys/<uuid:key_id>/revoke/", views.revoke_key, name="revoke_key"),
]
