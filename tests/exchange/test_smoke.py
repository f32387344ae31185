from django.core.files.uploadedfile import SimpleUploadedFile

from kiem.exchange.examples import example_xlsx
from kiem.exchange.rules.steps import Kind
from tests.cast import Cast


def _send(client, kind, name, content):
    r = client.post(f"/bring-in/{kind}/", {"file": SimpleUploadedFile(name, content)})
    assert r.status_code == 302, r.content.decode()
    r = client.get(r["Location"])
    return r["Location"] if r.status_code == 302 else r


def _defaults(html):
    from html.parser import HTMLParser

    data = {}

    class P(HTMLParser):
        sel = None
        inform = False

        def handle_starttag(self, tag, attrs):
            a = dict(attrs)
            if tag == "select":
                self.sel = a["name"]
                data[self.sel] = ""
            if tag == "option" and self.sel and "selected" in a:
                data[self.sel] = a["value"]
            if tag == "input" and a.get("type") == "radio" and "checked" in a:
                data[a["name"]] = a["value"]
            if tag == "input" and a.get("type") == "date":
                data[a["name"]] = a.get("value", "")

        def handle_endtag(self, tag):
            if tag == "select":
                self.sel = None

    P().feed(html)
    return data


def test_all(cast: Cast):
    client = cast.client("carla", "hr")
    assert client.get("/bring-in/").status_code == 200
    for kind in ("people", "framework", "levels"):
        r = client.get(f"/bring-in/{kind}/")
        assert r.status_code == 200
        r = client.get(f"/bring-in/{kind}/example.xlsx")
        assert r.status_code == 200
    for kind in ("people", "framework", "levels"):
        where = _send(client, kind, f"{kind}.xlsx", example_xlsx(Kind(kind)))
        r = client.get(where)
        assert r.status_code == 200
        data = _defaults(r.content.decode())
        print(kind, data)
        if "observed_on" in data:
            data["observed_on"] = "2026-06-01"
        r = client.post(where, data)
        if r.status_code != 302:
            print(r.content.decode())
        assert r.status_code == 302
        r = client.get(r["Location"])
        print(r["Location"])
        r = client.get(r["Location"])
        assert r.status_code == 200
        import re

        print(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", r.content.decode().split("<main")[1].split("</main")[0])))
        i = where.split("/")[3]
        r = client.post(f"/bring-in/files/{i}/apply/")
        r = client.get(r["Location"])
        assert r.status_code == 200, r["Location"]
        print(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", r.content.decode().split("<main")[1].split("</main")[0])))
