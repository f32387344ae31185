"""Config: the only place that knows every slice. Settings, URLs, menu, command line, WSGI."""
