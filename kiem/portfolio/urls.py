"""The addresses of a portfolio."""

from django.urls import path

from kiem.portfolio import views

app_name = "portfolio"
_ONE = "portfolio/<uuid:item_id>/"
_FILE = f"{_ONE}files/<uuid:file_id>/"
_SHARED = "portfolio/shared/<uuid:person_id>/"
urlpatterns = [
    path("portfolio/", views.portfolio, name="portfolio"),
    path("portfolio/new/<str:kind>/", views.new_item, name="new_item"),
    path("portfolio/sharing/", views.sharing, name="sharing"),
    path("portfolio/sharing/stop/", views.stop_sharing, name="stop_sharing"),
    path("portfolio/take-out/", views.take_out, name="take_out"),
    path(_SHARED, views.shared, name="shared"),
    path(f"{_SHARED}files/<uuid:file_id>/", views.shared_file, name="shared_file"),
    path(_ONE, views.item, name="item"),
    path(f"{_ONE}change/", views.change_item, name="change_item"),
    path(f"{_ONE}delete/", views.delete_item, name="delete_item"),
    path(f"{_ONE}files/", views.add_file, name="add_file"),
    path(_FILE, views.file, name="file"),
    path(f"{_FILE}name/", views.rename_file, name="rename_file"),
    path(f"{_FILE}delete/", views.delete_file, name="delete_file"),
]
