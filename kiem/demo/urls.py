"""The doors of the demo."""

from django.urls import path

from kiem.demo.views import enter

app_name = "demo"
urlpatterns = [path("demo/enter/<str:name>/", enter, name="enter")]
