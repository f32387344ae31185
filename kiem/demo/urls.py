"""The doors of the demo."""

from django.urls import path

from kiem.demo.views import doors, enter

app_name = "demo"
urlpatterns = [
    path("demo/", doors, name="doors"),
    path("demo/enter/<str:name>/", enter, name="enter"),
]
