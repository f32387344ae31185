"""The addresses of people, their placements and mandates."""

from django.urls import URLPattern, path

from kiem.organisation.views import asked_roles, finding, people, placements

urlpatterns: list[URLPattern] = [
    path("find/", finding.find, name="find"),
    path("find/as-you-type/", finding.find_as_you_type, name="find_as_you_type"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new_person"),
    path("people/<uuid:person_id>/", people.person, name="person"),
    path("people/<uuid:person_id>/edit/", people.edit_person, name="edit_person"),
    path("people/<uuid:person_id>/invite/", people.invite, name="invite"),
    path("people/<uuid:person_id>/open/", people.open_for, name="open_levels"),
    path("people/<uuid:person_id>/placements/new/", placements.new_placement, name="new_placement"),
    path("people/<uuid:person_id>/mandates/new/", placements.new_mandate, name="new_mandate"),
    path("roles-asked/", asked_roles.asked_roles, name="asked_roles"),
    path("roles-asked/<uuid:role_id>/confirm/", asked_roles.confirm, name="confirm_role"),
    path("roles-asked/<uuid:role_id>/refuse/", asked_roles.refuse, name="refuse_role"),
    path("placements/<uuid:placement_id>/edit/", placements.edit_placement, name="edit_placement"),
    path("placements/<uuid:placement_id>/end/", placements.end_placement, name="end_placement"),
    path("mandates/<uuid:mandate_id>/end/", placements.end_mandate, name="end_mandate"),
]
