"""nginx and Apache on loopback with exactly the settings that the administrator's page prints."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "for-the-administrator.md"
PRINTED = dict(
    re.findall(r"```(nginx|apache|xml)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
)
FOLDER, PLACE = "/srv/www/joint-supervision", "/joint-supervision/"
"""Where the page's examples put the site: on the disk, and in the address."""

NGINX = """
daemon off;
error_log {own}/error.log;
pid {own}/pid;
{modules}
events {{}}
http {{
  access_log off;
  include {types};
  default_type application/octet-stream;
  {scratch}
  server {{
    listen 127.0.0.1:{port};
{printed}
  }}
}}
"""
APACHE = """
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {own}/pid
ErrorLog {own}/error.log
DefaultRuntimeDir {own}
{modules}
User www-data
Group www-data
TypesConfig {types}
DocumentRoot {root}
{printed}
"""
APACHE_MODULES = ("mpm_event", "authz_core", "headers", "rewrite", "mime", "dir")
"""Those that the page names, and what any Apache has."""

SCRATCH = ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")
PATIENCE_SECONDS = 30


def program(server: str) -> str | None:
    """Return where the machine has a server, or None."""
    name = {"nginx": "nginx", "apache": "apache2"}[server]
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def settings(server: str, site: Path, *, at_root: bool) -> str:
    """Return what the page prints, for a site in *site*; at the root as it says to write it."""
    text: str = PRINTED[server]
    if at_root and server == "nginx":
        text = text.replace(f"location {PLACE}", "location /").replace("/srv/www;", f"{site};")
    text = text.replace(FOLDER, str(site)).replace("/srv/www", str(site.parent))
    if at_root:
        text = text.replace(f"{PLACE}404.html", "/404.html")
    if server == "nginx" and not _brotli():
        text = re.sub(r".*brotli_static.*\n", "", text)  # as the page says
    return text


@contextmanager
def serving(server: str, site: Path, *, at_root: bool) -> Iterator[str]:
    """Run a server for the length of a `with` block; give the address of the site's home page.

    *site* lies in a folder of its own, which anyone may read.
    """
    own = site.parent / f"{server}-run"
    own.mkdir(exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = settings(server, site, at_root=at_root)
    whole = (_nginx if server == "nginx" else _apache)(own, port, text, site, at_root=at_root)
    file = own / "settings.conf"
    file.write_text(whole, encoding="utf-8")
    found = program(server)
    assert found
    foreground = [] if server == "nginx" else ["-DFOREGROUND"]
    flag = "-c" if server == "nginx" else "-f"
    running = subprocess.Popen(  # noqa: S603 - the machine's own server, on loopback
        [found, flag, str(file), *foreground], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        _wait(port, running, own)
        yield f"http://127.0.0.1:{port}{'/' if at_root else PLACE}"
    finally:
        running.terminate()
        running.wait(PATIENCE_SECONDS)
        assert running.stdout
        running.stdout.close()


def _nginx(own: Path, port: int, printed: str, site: Path, *, at_root: bool) -> str:
    del site, at_root
    user = "user www-data;\n" if os.geteuid() == 0 else ""
    load = f"load_module {_brotli()};" if _brotli() else ""
    scratch = "\n  ".join(f"{one}_temp_path {own}/{one};" for one in SCRATCH)
    return user + NGINX.format(
        own=own,
        modules=load,
        types="/etc/nginx/mime.types",
        scratch=scratch,
        port=port,
        printed=printed,
    )


def _apache(own: Path, port: int, printed: str, site: Path, *, at_root: bool) -> str:
    folder = Path("/usr/lib/apache2/modules")
    load = "\n".join(f"LoadModule {one}_module {folder}/mod_{one}.so" for one in APACHE_MODULES)
    return APACHE.format(
        own=own,
        port=port,
        modules=load,
        types="/etc/mime.types",
        root=site if at_root else site.parent,
        printed=printed,
    )


def _brotli() -> Path | None:
    module = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    return module if module.is_file() else None


def _wait(port: int, running: subprocess.Popen[bytes], own: Path) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and running.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    log = own / "error.log"
    said = running.stdout.read().decode() if running.poll() is not None and running.stdout else ""
    raise AssertionError(said + (log.read_text(encoding="utf-8") if log.is_file() else ""))
