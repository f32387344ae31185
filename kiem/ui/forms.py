"""How Django's forms become our accessible markup, without a word in the form itself."""

from django.forms.renderers import TemplatesSetting


class KiemRenderer(TemplatesSetting):
    """`{{ form }}` gives an error summary and the fields; `{{ form.name.as_field_group }}` gives one field.

    Needs `kiem.ui` before `django.forms` in INSTALLED_APPS: some widget templates are ours.
    """

    form_template_name = "ui/form.html"
    formset_template_name = "ui/formset.html"
    field_template_name = "ui/field.html"
